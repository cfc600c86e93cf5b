using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure;
using Azure.Storage.Blobs.Models;
using McaBot.Attestations;

namespace McaBot.Ledger;

/// <summary>Small JSON blobs that can all be made again: one that cannot be read counts as missing.</summary>
internal sealed class JsonBlobs(BlobStore store, ILogger logger)
{
    private const int MostTries = 60;

    public async Task<T?> ReadAsync<T>(string name, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class => (await ReadTaggedAsync(name, type, cancellationToken)).Value;

    /// <summary>Whoever writes last wins.</summary>
    public Task WriteAsync<T>(string name, T value, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        store.WriteAsync(name, Content(value, type), null, cancellationToken);

    /// <summary>Reads, changes and writes where nobody else wrote in between, else again.</summary>
    /// <param name="change">Gets null where there is no blob; answers null when there is nothing to write.</param>
    public async Task ChangeAsync<T>(string name, JsonTypeInfo<T> type, Func<T?, T?> change, CancellationToken cancellationToken)
        where T : class
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var (value, tag) = await ReadTaggedAsync(name, type, cancellationToken);
            if (change(value) is not { } changed)
            {
                return;
            }

            var conditions = tag is { } known ? new BlobRequestConditions { IfMatch = known } : new BlobRequestConditions { IfNoneMatch = ETag.All };
            if (await store.WriteAsync(name, Content(changed, type), conditions, cancellationToken))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 50 + (10 * attempt))), cancellationToken);
        }

        throw new StoreUnavailableException("Others kept writing the same blob.");
    }

    private async Task<(T? Value, ETag? Tag)> ReadTaggedAsync<T>(string name, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        if (await store.ReadAsync(name, cancellationToken) is not { } found)
        {
            return (null, null);
        }

        try
        {
            return (JsonSerializer.Deserialize(found.Content.ToMemory().Span, type), found.Tag);
        }
        catch (JsonException)
        {
            StorageLog.Unreadable(logger, name);
            return (null, found.Tag);
        }
    }

    private static BinaryData Content<T>(T value, JsonTypeInfo<T> type) => new(JsonSerializer.SerializeToUtf8Bytes(value, type));
}
