using System.Collections.Frozen;
using McaBot.Storage;

namespace McaBot.Outbox;

/// <summary>How far messages have come, in one small blob a customer.</summary>
internal sealed class OutboxProgress(BlobStore store, ILogger<OutboxProgress> log) : IOutboxProgress
{
    private readonly JsonBlobs blobs = new(store, log);

    public async Task<IReadOnlyDictionary<Guid, Progress>> ReadAsync(Guid customer, CancellationToken cancellationToken) =>
        MessagesIn(await blobs.ReadAsync(BlobNames.OutboxProgress(customer), OutboxJson.Default.NotedProgress, cancellationToken));

    public Task ChangeAsync(
        Guid customer, Func<IReadOnlyDictionary<Guid, Progress>, IReadOnlyDictionary<Guid, Progress>?> change,
        CancellationToken cancellationToken) =>
        blobs.ChangeAsync(
            BlobNames.OutboxProgress(customer), OutboxJson.Default.NotedProgress,
            found => change(MessagesIn(found)) is { } after ? new NotedProgress(after.ToDictionary()) : null, cancellationToken);

    public Task ForgetAsync(Guid customer, CancellationToken cancellationToken) =>
        store.DeleteAsync(BlobNames.OutboxProgress(customer), cancellationToken);

    private static IReadOnlyDictionary<Guid, Progress> MessagesIn(NotedProgress? found) =>
        found?.Messages ?? (IReadOnlyDictionary<Guid, Progress>)FrozenDictionary<Guid, Progress>.Empty;
}
