using System.Collections.Concurrent;
using McaBot.Attestations;

namespace McaBot.Ledger;

/// <summary>
/// Notes each ledger's last entry in a blob of its own, after the answer: a ledger whose end was cut off, or that was replaced by
/// an older copy, is told by it. A note that a crash lost only leaves the one before.
/// </summary>
public sealed class LedgerHeads(BlobStore store, ILogger<LedgerHeads> logger) : IAsyncDisposable
{
    private readonly JsonBlobs blobs = new(store, logger);
    private readonly ConcurrentDictionary<Guid, LedgerHead> pending = new();
    private readonly ConcurrentDictionary<Guid, Task> writing = new();

    public Task<LedgerHead?> FindAsync(Guid customer, CancellationToken cancellationToken) =>
        blobs.ReadAsync(BlobNames.Head(customer), StorageJson.Default.LedgerHead, cancellationToken);

    /// <summary>Returns at once; of several notes about one customer only the latest is written.</summary>
    public void Note(CustomerLedger ledger)
    {
        var head = new LedgerHead(ledger.Sequence, ledger.Head);
        pending.AddOrUpdate(ledger.Customer, head, (_, known) => known.Sequence > head.Sequence ? known : head);
        Start(ledger.Customer);
    }

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
            _ = WriteAsync(customer, mine);
        }
    }

    private async Task WriteAsync(Guid customer, TaskCompletionSource done)
    {
        try
        {
            while (pending.TryRemove(customer, out var head))
            {
                await blobs.WriteAsync(BlobNames.Head(customer), head, StorageJson.Default.LedgerHead, CancellationToken.None);
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
}
