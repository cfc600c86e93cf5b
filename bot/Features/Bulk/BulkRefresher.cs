using System.Collections.Concurrent;
using McaBot.Platform;

namespace McaBot.Features.Bulk;

/// <summary>Looks at the ledgers of a bulk request's rows while a person waits: what was not read by then stays as last seen.</summary>
internal sealed class BulkRefresher(BulkStore store, ILedger ledger, TimeProvider time)
{
    private const int LedgersAtOnce = 32;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    /// <summary>Does something with what is on record of each row, several at once, as far as time allows.</summary>
    public async Task EachAsync(
        BulkSnapshot now, IEnumerable<int> rows, Func<int, Attestation, CancellationToken, Task> see, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(Longest, time, cancellationToken);
        try
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = LedgersAtOnce, CancellationToken = deadline.Token };
            await Parallel.ForEachAsync(rows, options, async (row, token) =>
            {
                if (now.Rows.KeyOf(row) is { } key && (await ledger.ReadAsync(key.Customer, token)).Find(key.Id) is { } present)
                {
                    await see(row, present, token);
                }
            });
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever was seen by then is fresher than the notes.
            return;
        }
    }

    /// <summary>Brings up to date what was approved, which its requester may have carried on since, row by row.</summary>
    public async Task RefreshAsync(BulkSnapshot now, CancellationToken cancellationToken)
    {
        var moving = now
            .Batch.Rows.Select(r => r.Number)
            .Where(r => now.Rows.Find(r) is { Attestation: not null, State: AttestationState.Approved or AttestationState.LinkIssued })
            .ToList();
        var news = new ConcurrentQueue<RowNote>();
        await EachAsync(
            now,
            moving,
            (row, present, _) =>
            {
                if (RowHandler.News(now.Rows.Find(row)!, present) is { } note)
                {
                    news.Enqueue(note);
                }

                return Task.CompletedTask;
            },
            cancellationToken);
        if (!news.IsEmpty)
        {
            await store.NoteAsync(now.Batch.Id, news, cancellationToken);
            now.Rows.With(news);
        }
    }
}
