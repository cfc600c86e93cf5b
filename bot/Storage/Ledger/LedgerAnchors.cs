using System.Collections.Concurrent;
using McaBot.Platform;

namespace McaBot.Storage.Ledger;

/// <summary>
/// Notes each ledger's last entry in a blob of its own, after the answer: a ledger whose end was cut off, or that was replaced by
/// an older copy, is told by it. A note only ever moves on, whoever writes it; one that a crash lost is made up for by whoever next reads
/// the ledger.
/// </summary>
internal sealed class LedgerAnchors(BlobStore store, ILogger<LedgerAnchors> logger) : IAsyncDisposable
{
    private readonly JsonBlobs blobs = new(store, logger);
    private readonly ConcurrentDictionary<Guid, LedgerAnchor> pending = new();
    private readonly ConcurrentDictionary<Guid, Task> writing = new();

    /// <summary>Null where there is none, and where it cannot be read.</summary>
    public Task<LedgerAnchor?> FindAsync(Guid customer, CancellationToken cancellationToken) =>
        blobs.ReadAsync(BlobNames.Head(customer), StorageJson.Default.LedgerAnchor, cancellationToken);

    /// <summary>Begins to read what will be asked for soon.</summary>
    public void ReadAhead(Guid customer) => store.ReadAhead(BlobNames.Head(customer));

    /// <summary>Every customer whose ledger has a head, by tenant id.</summary>
    public IAsyncEnumerable<Guid> ListAsync(CancellationToken cancellationToken) => store.ListAsync(BlobNames.Heads, cancellationToken)
        .Select(BlobNames.IdOf)
        .Where(customer => customer != Guid.Empty);

    /// <summary>The same, with when each head was written, by the store's clock.</summary>
    public IAsyncEnumerable<NotedAnchor> ListNotedAsync(CancellationToken cancellationToken) => store
        .ListBlobsAsync(BlobNames.Heads, cancellationToken)
        .Select(blob => new NotedAnchor(BlobNames.IdOf(blob.Name), blob.Changed))
        .Where(head => head.Customer != Guid.Empty);

    /// <summary>Returns at once; of several notes about one customer only the latest is written.</summary>
    /// <param name="ledger">Whole, and held against the head that is there.</param>
    public void Note(CustomerLedger ledger)
    {
        var head = new LedgerAnchor(ledger.Sequence, ledger.Head);
        pending.AddOrUpdate(ledger.Customer, head, (_, known) => known.Sequence > head.Sequence ? known : head);
        Start(ledger.Customer);
    }

    /// <summary>The same for whoever waits for it.</summary>
    /// <inheritdoc cref="Note(CustomerLedger)"/>
    public Task WriteAsync(CustomerLedger ledger, CancellationToken cancellationToken) =>
        WriteAsync(ledger.Customer, new LedgerAnchor(ledger.Sequence, ledger.Head), cancellationToken);

    /// <summary>Takes an anchor back to a ledger that ends earlier, where it still is the one that was looked at.</summary>
    public Task ReplaceAsync(CustomerLedger ledger, LedgerAnchor seen, CancellationToken cancellationToken) => ledger.Sequence == 0
        ? store.DeleteAsync(BlobNames.Head(ledger.Customer), cancellationToken)
        : blobs.ChangeAsync(
            BlobNames.Head(ledger.Customer), StorageJson.Default.LedgerAnchor,
            before => before == seen ? new LedgerAnchor(ledger.Sequence, ledger.Head) : null, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        while (writing.Values.FirstOrDefault() is { } last)
        {
            await last;
        }
    }

    private void Start(Guid customer)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (writing.TryAdd(customer, mine.Task))
        {
            TurnScope.Outside(() => _ = WriteAsync(customer, mine));
        }
    }

    private async Task WriteAsync(Guid customer, TaskCompletionSource done)
    {
        try
        {
            var reached = 0L;
            while (pending.TryRemove(customer, out var head))
            {
                // Whoever read the ledger while its head was being written has nothing new to say.
                if (head.Sequence > reached)
                {
                    await WriteAsync(customer, head, CancellationToken.None);
                    reached = head.Sequence;
                }
            }
        }
        catch (StoreUnavailableException e)
        {
            StorageLog.HeadNotNoted(logger, customer, e.Message);
        }
        finally
        {
            writing.TryRemove(customer, out _);
            done.SetResult();
        }

        // Noted between the last look and the end.
        if (pending.ContainsKey(customer))
        {
            Start(customer);
        }
    }

    private Task WriteAsync(Guid customer, LedgerAnchor head, CancellationToken cancellationToken) =>
    blobs.ChangeAsync(
        BlobNames.Head(customer), StorageJson.Default.LedgerAnchor, before => before?.Sequence >= head.Sequence ? null : head,
        cancellationToken);
}
