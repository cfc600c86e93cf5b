using System.Collections.Concurrent;
using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Bulk;

/// <summary>
/// Takes a bulk request on from wherever it stands: puts rows on record, asks the approvers, carries their word out, tells how it went. What was
/// done before, here or in a process that died, is found in the notes and the ledgers.
/// </summary>
internal sealed partial class BatchWork(Batches batches, BatchViews views, BatchBoard board, RowWork rows, TimeProvider time, ILogger<BatchWork> log)
{
    private const int RowsAtOnce = 8;

    /// <summary>So many rows are worked on before what became of them is written down: a crash costs looking at them again.</summary>
    private const int ChunkOfRows = 32;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5);

    /// <summary>After so many chunks of which nothing got through, whatever they need is taken for gone.</summary>
    private const int MostFutile = 3;

    // Redrawing a card takes whoever leafs through it back to its first page: only for news.
    private readonly ConcurrentDictionary<Guid, (BulkCounts Counts, int? Round)> shown = new();

    /// <returns>When to come back to it; null where it rests until somebody acts, or is over.</returns>
    public async Task<TimeSpan?> RunAsync(Batch batch, BatchLease lease, CancellationToken cancellationToken)
    {
        var now = await views.OfAsync(batch, cancellationToken);
        if (now.State.IsFinished)
        {
            await batches.ForgetMarkerAsync(batch.Id, cancellationToken);
            return null;
        }

        var untouched = now.Rows.Untouched.ToList();
        if (untouched.Count > 0)
        {
            return await EachAsync(now, lease, untouched, row => rows.RequestAsync(batch, row, cancellationToken), cancellationToken)
                ? await RunAsync(batch, lease, cancellationToken)
                : AfterTrouble;
        }

        return now.HasOrders ? await CarryOutAsync(now, now.Order!, lease, cancellationToken) : await AskAsync(now, lease, cancellationToken);
    }

    private async Task<TimeSpan?> CarryOutAsync(BatchNow now, BatchOrder order, BatchLease lease, CancellationToken cancellationToken)
    {
        await board.ShowAsync(now, cancellationToken);
        var left = order.Rows.Where(row => now.Batch.Has(row) && (now.Rows.Find(row)?.Order ?? 0) < order.Round).ToList();
        if (!await EachAsync(now, lease, left, row => rows.DecideAsync(order, row, now.Rows.KeyOf(row)!.Value, cancellationToken), cancellationToken))
        {
            return AfterTrouble;
        }

        await batches.ChangeStateAsync(now.Batch.Id, s => s with { OrdersDone = Math.Max(s.OrdersDone, order.Round) }, cancellationToken);
        Log.CarriedOut(log, now.Batch.Id, order.Round, order.Rows.Count);
        return await RunAsync(now.Batch, lease, cancellationToken);
    }

    /// <summary>All rows are on record or refused, and nothing is ordered: see where they stand, and who has to be asked.</summary>
    private async Task<TimeSpan?> AskAsync(BatchNow now, BatchLease lease, CancellationToken cancellationToken)
    {
        var waiting = now.Rows.Waiting.ToList();
        if (now.State.Round is not null && !await EachAsync(now, lease, waiting, row => rows.LookAsync(row, now.Rows.KeyOf(row.Row)!.Value, cancellationToken), cancellationToken, isLook: true))
        {
            return AfterTrouble;
        }

        var asked = now.Rows.Waiting
            .GroupBy(r => string.Join(' ', (r.Approvers ?? []).Order()))
            .Select(g => new AskedRows([.. g.First().Approvers ?? []], [.. g.Select(r => r.Row)]))
            .ToList();
        var state = asked.Count == 0 ? now.State : await batches.ChangeStateAsync(now.Batch.Id, s => NeedsRound(s, asked) ? s with { Round = new((s.Round?.Number ?? 0) + 1, asked) } : s, cancellationToken);
        now = await views.OfAsync(now.Batch, cancellationToken);
        if (now.HasOrders)
        {
            // Somebody was quick.
            return await RunAsync(now.Batch, lease, cancellationToken);
        }

        if (asked.Count > 0)
        {
            var news = (now.Rows.Counts, state.Round?.Number);
            if (!shown.TryGetValue(now.Batch.Id, out var last) || last != news)
            {
                await board.ShowAsync(now, cancellationToken);
                shown[now.Batch.Id] = news;
            }

            return await board.AskAsync(now with { State = state }, cancellationToken);
        }

        if (await board.FinishAsync(now, cancellationToken) is { } later)
        {
            return later;
        }

        await batches.ChangeStateAsync(now.Batch.Id, s => s with { IsFinished = true }, cancellationToken);
        shown.TryRemove(now.Batch.Id, out _);
        await batches.ForgetMarkerAsync(now.Batch.Id, cancellationToken);
        Log.Finished(log, now.Batch.Id, now.Batch.Rows.Count);
        return null;
    }

    /// <summary>A card asks anew where the word about its rows was carried out, or a row waits for somebody the asking does not name for it.</summary>
    private static bool NeedsRound(BatchState state, IReadOnlyList<AskedRows> asked) =>
        state.Round is not { } round
        || state.OrdersDone >= round.Number
        || asked.Any(a => a.Approvers.Any(approver => a.Rows.Except(round.RowsOf(approver)).Any()));

    /// <summary>Does something to each row, several at once, and writes down what became of them, so often that a crash costs little.</summary>
    /// <returns>False where some rows are left for later.</returns>
    private async Task<bool> EachAsync<T>(
        BatchNow now, BatchLease lease, IReadOnlyList<T> work, Func<T, Task<RowNote?>> act, CancellationToken cancellationToken, bool isLook = false)
    {
        var progressShown = DateTimeOffset.MinValue;
        var isComplete = true;
        var futile = 0;
        foreach (var chunk in work.Chunk(ChunkOfRows))
        {
            if (!await lease.RenewAsync(cancellationToken))
            {
                return false;
            }

            var notes = new ConcurrentQueue<RowNote>();
            var isWhole = true;
            var options = new ParallelOptions { MaxDegreeOfParallelism = RowsAtOnce, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(chunk, options, async (row, _) =>
            {
                try
                {
                    if (await act(row) is { } note)
                    {
                        notes.Enqueue(note);
                    }
                    else if (!isLook)
                    {
                        isWhole = false;
                    }
                }
                catch (Exception e) when (e is DirectoryUnavailableException or StoreUnavailableException)
                {
                    Log.RowWaits(log, e, now.Batch.Id);
                    isWhole = false;
                }
            });
            if (!notes.IsEmpty)
            {
                await batches.NoteAsync(now.Batch.Id, notes, cancellationToken);
                now.Rows.With(notes);
            }

            isComplete &= isWhole;
            futile = notes.IsEmpty && !isWhole ? futile + 1 : 0;
            if (futile == MostFutile)
            {
                return false;
            }

            if (!isLook && time.GetUtcNow() - progressShown > BetweenLooks)
            {
                progressShown = time.GetUtcNow();
                await board.ShowProgressAsync(now, cancellationToken);
            }
        }

        return isComplete;
    }

    private static partial class Log
    {
        [LoggerMessage(1483, LogLevel.Warning, "A row of bulk request {Batch} waits: something it needs cannot be reached")]
        public static partial void RowWaits(ILogger log, Exception e, Guid batch);

        [LoggerMessage(1484, LogLevel.Information, "The decision about all of bulk request {Batch}, round {Round}, was carried out on {Rows} rows")]
        public static partial void CarriedOut(ILogger log, Guid batch, int round, int rows);

        [LoggerMessage(1485, LogLevel.Information, "Bulk request {Batch} is over: {Rows} rows")]
        public static partial void Finished(ILogger log, Guid batch, int rows);
    }
}
