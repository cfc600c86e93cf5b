using McaBot.Platform.Caching;
using Microsoft.Extensions.Caching.Memory;

namespace McaBot.Storage.Projections;

/// <summary>The channels that asked to be told.</summary>
internal sealed class ChannelSubscriptions(BlobStore store, IMemoryCache cache, ILogger<ChannelSubscriptions> logger)
{
    /// <summary>More are not told. Unit: channels.</summary>
    public const int MaxListed = 500;

    /// <summary>How long Teams has to say that there is no such channel, before its subscription ends.</summary>
    public static readonly TimeSpan Doubt = TimeSpan.FromMinutes(5);

    /// <summary>What Teams said longer ago says nothing about today.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    /// <summary>For so long another process may have noted another address meanwhile.</summary>
    private static readonly TimeSpan KnownFor = TimeSpan.FromMinutes(1);

    private readonly JsonBlobs blobs = new(store, logger);

    /// <summary>An activity of the channel came from there: posts go there from now on, if it is subscribed.</summary>
    public async Task NoteAddressAsync(string channelId, string serviceUrl, CancellationToken cancellationToken)
    {
        var key = new AddressKey(channelId);
        if (string.Equals(cache.Get<string>(key), serviceUrl, StringComparison.Ordinal))
        {
            return;
        }

        await ChangeAsync(
            channelId,
            found => found is null || string.Equals(found.ServiceUrl, serviceUrl, StringComparison.Ordinal)
                ? null
                : found with { ServiceUrl = serviceUrl },
            cancellationToken);
        cache.Keep(key, serviceUrl, KnownFor);
    }

    /// <param name="change">Gets null where the channel is not subscribed; answers null when there is nothing to change.</param>
    public Task ChangeAsync(
        string channelId, Func<ChannelSubscription?, ChannelSubscription?> change,
        CancellationToken cancellationToken) =>
        blobs.ChangeAsync(BlobNames.Channel(channelId), StorageJson.Default.ChannelSubscription, change, cancellationToken);

    /// <returns>False when it was not subscribed.</returns>
    public Task<bool> RemoveAsync(string channelId, CancellationToken cancellationToken) =>
        store.DeleteAsync(BlobNames.Channel(channelId), null, cancellationToken);

    /// <summary>Ends it although nobody in the channel said so, on record in the log.</summary>
    /// <inheritdoc cref="RemoveAsync"/>
    public async Task<bool> EndAsync(string channelId, SubscriptionEnd why, CancellationToken cancellationToken)
    {
        var isEnded = await RemoveAsync(channelId, cancellationToken);
        if (isEnded)
        {
            StorageLog.SubscriptionEnded(logger, channelId, why);
        }

        return isEnded;
    }

    /// <summary>Teams says that there is no such channel, which ends its subscription when it said so minutes ago too.</summary>
    /// <returns>Whether the channel is told nothing any more.</returns>
    public async Task<bool> NoteMissingAsync(string channelId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (isKnown, isNews, isLasting) = (false, false, false);
        await ChangeAsync(
            channelId,
            found =>
            {
                var since = now - found?.MissingSince is { } age && age <= Memory ? found!.MissingSince : null;
                (isKnown, isNews, isLasting) = (found is not null, found is not null && since is null, now - since >= Doubt);
                return isNews ? found! with { MissingSince = now } : null;
            },
            cancellationToken);
        if (isNews)
        {
            StorageLog.ChannelMissing(logger, channelId);
        }
        else if (isLasting)
        {
            await EndAsync(channelId, SubscriptionEnd.NotFound, cancellationToken);
        }

        return !isKnown || isLasting;
    }

    /// <summary>A post arrived there.</summary>
    public Task NoteFoundAsync(ChannelSubscription subscription, CancellationToken cancellationToken) => subscription.MissingSince is null
        ? Task.CompletedTask
        : ChangeAsync(
            subscription.ChannelId,
            found => found is { MissingSince: not null } ? found with { MissingSince = null } : null,
            cancellationToken);

    public Task<ChannelSubscription?> FindAsync(string channelId, CancellationToken cancellationToken) =>
        blobs.ReadAsync(BlobNames.Channel(channelId), StorageJson.Default.ChannelSubscription, cancellationToken);

    public async Task<IReadOnlyList<ChannelSubscription>> HearingAsync(Topic topic, CancellationToken cancellationToken) =>
        [.. (await ListAsync(cancellationToken)).Where(c => c.Hears(topic))];

    public async Task<IReadOnlyList<ChannelSubscription>> ListAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var name in store.ListAsync(BlobNames.Channels, cancellationToken))
        {
            if (names.Count == MaxListed)
            {
                StorageLog.TooManyChannels(logger, MaxListed);
                break;
            }

            names.Add(name);
        }

        var found = new List<ChannelSubscription>(names.Count);
        foreach (var some in names.Chunk(16))
        {
            var read = await Task.WhenAll(
                some.Select(name => blobs.ReadAsync(name, StorageJson.Default.ChannelSubscription, cancellationToken)));
            found.AddRange(read.OfType<ChannelSubscription>());
        }

        return found;
    }

    private sealed record AddressKey(string Channel);
}
