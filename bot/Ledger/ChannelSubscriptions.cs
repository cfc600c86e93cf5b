using McaBot.Attestations;

namespace McaBot.Ledger;

/// <summary>The channels that asked to be told.</summary>
public sealed class ChannelSubscriptions(BlobStore store, ILogger<ChannelSubscriptions> logger)
{
    /// <summary>More are not told. Unit: channels.</summary>
    public const int MostListed = 500;

    private readonly JsonBlobs blobs = new(store, logger);

    /// <summary>Adds the channel, or brings what is known of it up to date.</summary>
    public Task AddAsync(ChannelSubscription subscription, CancellationToken cancellationToken) =>
        blobs.WriteAsync(BlobNames.Channel(subscription.ChannelId), subscription, StorageJson.Default.ChannelSubscription, cancellationToken);

    /// <param name="change">Gets null where the channel is not subscribed; answers null when there is nothing to change.</param>
    public Task ChangeAsync(string channelId, Func<ChannelSubscription?, ChannelSubscription?> change, CancellationToken cancellationToken) =>
        blobs.ChangeAsync(BlobNames.Channel(channelId), StorageJson.Default.ChannelSubscription, change, cancellationToken);

    /// <returns>False when it was not subscribed.</returns>
    public Task<bool> RemoveAsync(string channelId, CancellationToken cancellationToken) =>
        store.DeleteAsync(BlobNames.Channel(channelId), null, cancellationToken);

    public Task<ChannelSubscription?> FindAsync(string channelId, CancellationToken cancellationToken) =>
        blobs.ReadAsync(BlobNames.Channel(channelId), StorageJson.Default.ChannelSubscription, cancellationToken);

    public async Task<IReadOnlyList<ChannelSubscription>> HearingAsync(Topic topic, CancellationToken cancellationToken) =>
        [.. (await ListAsync(cancellationToken)).Where(c => c.Hears(topic))];

    public async Task<IReadOnlyList<ChannelSubscription>> ListAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var name in store.ListAsync(BlobNames.Channels, cancellationToken))
        {
            if (names.Count == MostListed)
            {
                StorageLog.TooManyChannels(logger, MostListed);
                break;
            }

            names.Add(name);
        }

        var found = new List<ChannelSubscription>(names.Count);
        foreach (var some in names.Chunk(16))
        {
            var read = await Task.WhenAll(some.Select(name => blobs.ReadAsync(name, StorageJson.Default.ChannelSubscription, cancellationToken)));
            found.AddRange(read.OfType<ChannelSubscription>());
        }

        return found;
    }
}
