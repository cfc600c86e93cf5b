using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure;
using Azure.Storage.Blobs.Models;
using McaBot.Platform;

namespace McaBot.Storage;

/// <summary>Small JSON blobs.</summary>
/// <param name="canBeMadeAgain">One that cannot be read counts as missing, and is written over; else nobody gets past it.</param>
internal sealed class JsonBlobs(BlobStore store, ILogger logger, bool canBeMadeAgain = true)
{
    private const int MaxTries = 60;

    // By blob: what waits for the write that is under way.
    private readonly Dictionary<string, object> wishes = new(StringComparer.Ordinal);

    public async Task<T?> ReadAsync<T>(string name, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class => Parse(name, await store.ReadAsync(name, cancellationToken), type).Value;

    /// <summary>As it is now, whatever this turn knows of it already.</summary>
    public async Task<T?> ReadAgainAsync<T>(string name, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class => Parse(name, await store.ReadAgainAsync(name, cancellationToken), type).Value;

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
        await TurnScope.MayChangeAsync(cancellationToken);
        var known = store.Recall(name) is { } recalled ? Parse(name, await recalled, type) : null;
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
            TurnScope.Outside(() => _ = WriteTogetherAsync(name, type, [mine], known));
        }

        // How it ends may never be known.
        store.Forget(name);
        store.Know(name, await mine.Granted.Task.WaitAsync(cancellationToken));
    }

    /// <param name="known">What the first of them has read already; null where it has not.</param>
    private async Task WriteTogetherAsync<T>(string name, JsonTypeInfo<T> type, List<Wish<T>> granting, Stored<T>? known)
        where T : class
    {
        while (granting.Count > 0)
        {
            try
            {
                var stored = await ChangeOnceAsync(name, type, before =>
                {
                    var after = before;
                    foreach (var wish in granting)
                    {
                        after = wish.Change(after) ?? after;
                    }

                    return ReferenceEquals(after, before) ? null : after;
                }, known, CancellationToken.None);
                granting.ForEach(w => w.Granted.TrySetResult(stored));
            }
            catch (Exception e)
            {
                // Whoever waits is told; nobody else looks at this task.
                granting.ForEach(w => w.Granted.TrySetException(e));
            }

            known = null;
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

    /// <returns>What is stored then.</returns>
    private async Task<BlobContent?> ChangeOnceAsync<T>(
        string name, JsonTypeInfo<T> type, Func<T?, T?> change, Stored<T>? known, CancellationToken cancellationToken)
        where T : class
    {
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            var (value, content) = known ?? Parse(name, await store.ReadAsync(name, cancellationToken), type);
            known = null;
            if (change(value) is not { } changed)
            {
                return content;
            }

            var conditions = content is { } before
                ? new BlobRequestConditions { IfMatch = before.Tag }
                : new BlobRequestConditions { IfNoneMatch = ETag.All };
            var next = content is { } stands && value is not null
                ? NewerProperties.Keep(Content(changed, type), stands.Content, type)
                : Content(changed, type);
            if (await store.PutAsync(name, next, conditions, cancellationToken) is { } written)
            {
                return written;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 50 + (10 * attempt))), cancellationToken);
        }

        throw new StoreUnavailableException("Others kept writing the same blob.");
    }

    private Stored<T> Parse<T>(string name, BlobContent? found, JsonTypeInfo<T> type)
        where T : class
    {
        if (found is null)
        {
            return new(null, null);
        }

        try
        {
            var value = JsonSerializer.Deserialize(found.Content.ToMemory().Span, type);
            return value is not null || canBeMadeAgain ? new(value, found) : throw new JsonException("Null is nobody's blob.");
        }
        catch (JsonException e)
        {
            StorageLog.Unreadable(logger, name);
            return canBeMadeAgain ? new(null, found) : throw new StoreUnavailableException("Storage answered what cannot be read.", e);
        }
    }

    private static BinaryData Content<T>(T value, JsonTypeInfo<T> type) => new(JsonSerializer.SerializeToUtf8Bytes(value, type));

    /// <param name="Content">Null where there is no blob.</param>
    private sealed record Stored<T>(T? Value, BlobContent? Content)
        where T : class;

    private sealed record Wish<T>(Func<T?, T?> Change)
        where T : class
    {
        public TaskCompletionSource<BlobContent?> Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
