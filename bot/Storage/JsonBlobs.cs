using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure;
using Azure.Storage.Blobs.Models;
using McaBot.Attestations;

namespace McaBot.Storage;

/// <summary>Small JSON blobs.</summary>
/// <param name="canBeMadeAgain">One that cannot be read counts as missing, and is written over; else nobody gets past it.</param>
internal sealed class JsonBlobs(BlobStore store, ILogger logger, bool canBeMadeAgain = true)
{
    private const int MaxTries = 60;

    // By blob: what waits for the write that is under way.
    private readonly Dictionary<string, object> wishes = new(StringComparer.Ordinal);

    public async Task<T?> ReadAsync<T>(string name, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class => (await ReadTaggedAsync(name, type, cancellationToken)).Value;

    /// <summary>Whoever writes last wins.</summary>
    public Task WriteAsync<T>(string name, T value, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        store.WriteAsync(name, Content(value, type), null, cancellationToken);

    /// <summary>
    /// Reads, changes and writes where nobody else wrote in between, else again. What this process wants changed meanwhile goes into the
    /// next write together.
    /// </summary>
    /// <param name="change">Gets null where there is no blob; answers null when there is nothing to write. May be asked several times: the
    /// last answer counts.</param>
    public async Task ChangeAsync<T>(string name, JsonTypeInfo<T> type, Func<T?, T?> change, CancellationToken cancellationToken)
        where T : class
    {
        var mine = new Wish<T>(change);
        bool isFirst;
        lock (wishes)
        {
            isFirst = !wishes.TryGetValue(name, out var waiting);
            if (isFirst)
            {
                wishes[name] = new List<Wish<T>>();
            }
            else
            {
                ((List<Wish<T>>)waiting!).Add(mine);
            }
        }

        if (isFirst)
        {
            // Others may come to wait for it: it does not end with whoever happened to be first.
            _ = WriteTogetherAsync(name, type, [mine]);
        }

        await mine.Granted.Task.WaitAsync(cancellationToken);
    }

    private async Task WriteTogetherAsync<T>(string name, JsonTypeInfo<T> type, List<Wish<T>> granting)
        where T : class
    {
        while (granting.Count > 0)
        {
            try
            {
                await ChangeOnceAsync(name, type, before =>
                {
                    var after = before;
                    foreach (var wish in granting)
                    {
                        after = wish.Change(after) ?? after;
                    }

                    return ReferenceEquals(after, before) ? null : after;
                }, CancellationToken.None);
                granting.ForEach(w => w.Granted.TrySetResult());
            }
            catch (Exception e)
            {
                // Whoever waits is told; nobody else looks at this task.
                granting.ForEach(w => w.Granted.TrySetException(e));
            }

            lock (wishes)
            {
                granting = (List<Wish<T>>)wishes[name];
                if (granting.Count > 0)
                {
                    wishes[name] = new List<Wish<T>>();
                }
                else
                {
                    wishes.Remove(name);
                }
            }
        }
    }

    private async Task ChangeOnceAsync<T>(string name, JsonTypeInfo<T> type, Func<T?, T?> change, CancellationToken cancellationToken)
        where T : class
    {
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            var (value, tag) = await ReadTaggedAsync(name, type, cancellationToken);
            if (change(value) is not { } changed)
            {
                return;
            }

            var conditions = tag is { } known
                ? new BlobRequestConditions { IfMatch = known }
                : new BlobRequestConditions { IfNoneMatch = ETag.All };
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
            var value = JsonSerializer.Deserialize(found.Content.ToMemory().Span, type);
            return value is not null || canBeMadeAgain ? (value, found.Tag) : throw new JsonException("Null is nobody's blob.");
        }
        catch (JsonException e)
        {
            StorageLog.Unreadable(logger, name);
            return canBeMadeAgain ? (null, found.Tag) : throw new StoreUnavailableException("Storage answered what cannot be read.", e);
        }
    }

    private static BinaryData Content<T>(T value, JsonTypeInfo<T> type) => new(JsonSerializer.SerializeToUtf8Bytes(value, type));

    private sealed record Wish<T>(Func<T?, T?> Change)
        where T : class
    {
        public TaskCompletionSource Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
