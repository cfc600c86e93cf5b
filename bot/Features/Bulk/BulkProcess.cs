using System.Collections.Concurrent;

namespace McaBot.Features.Bulk;

/// <summary>
/// Takes a bulk request on from wherever it stands: puts rows on record, asks the approvers, carries their word out, tells how it went.
/// What was done before, here or in a process that died, is found in the notes and the ledgers.
/// </summary>
internal sealed partial class BulkProcess(
    BulkStore store, BulkViews views, BulkCards cards, BulkDeadLetters dead, RowHandler rows, BulkOrders orders, BulkReminders reminders,
    TimeProvider time, ILogger<BulkProcess> log)
{
    private const int RowsAtOnce = 16;

    /// <summary>So many rows are worked on before what became of them is written down: a crash costs looking at them again.</summary>
    private const int ChunkOfRows = 64;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    /// <summary>After so many chunks of which nothing got through, whatever they need is taken for gone.</summary>
    private const int MaxFutile = 3;

    private static readonly TimeSpan WhileCarriedOut = TimeSpan.FromSeconds(5);

    /// <summary>While Partner Center is silent: each look costs a reading of every ledger that waits for it.</summary>
    private static readonly TimeSpan WhileNothingMoves = TimeSpan.FromSeconds(30);

    // Redrawing a card takes whoever leafs through it back to its first page: only for news.
    private readonly ConcurrentDictionary<Guid, News> shown = new();

    /// <returns>When to come back to it; null where it rests until somebody acts, or is over.</returns>
    public async Task<TimeSpan?> RunAsync(BulkRequest request, CancellationToken cancellationToken)
    {
        if (!request.IsAsConfirmed)
        {
            Log.Altered(log, request.Id);
            return WhileNothingMoves;
        }

        var now = await views.SnapshotAsync(request, cancellationToken);
        await dead.NoteAsync(request.Id, now.State, cancellationToken);
        if (now.State.IsFinished)
        {
            await store.ForgetFinishedAsync(request.Id, cancellationToken);
            return null;
        }

        var untouched = now.Rows.Untouched.ToList();
        if (untouched.Count > 0)
        {
            return await EachAsync(
                now, untouched, row => rows.RequestAsync(request, row, cancellationToken), isLook: false, cancellationToken)
                ? await RunAsync(request, cancellationToken)
                : AfterFailure;
        }

        return now.HasOrders ? await CarryOutAsync(now, now.Stored!, cancellationToken) : await AskAsync(now, cancellationToken);
    }

    private async Task<TimeSpan?> CarryOutAsync(BulkSnapshot now, StoredOrder stored, CancellationToken cancellationToken)
    {
        var request = now.Batch;
        if (stored.Order is not { } order || !await orders.HoldsAsync(request, stored, cancellationToken))
        {
            return await RefuseAsync(now, stored.Round, cancellationToken);
        }

        await ShowNewsAsync(now, cancellationToken);
        var word = new BulkDecision(request.Id, stored.Hash);
        var left = order
            .Rows.Where(row => order.KeyOf(request, row) is not null && (now.Rows.Find(row)?.Order ?? 0) < order.Round)
            .ToList();
        if (
            !await EachAsync(
                now, left, row => rows.DecideAsync(word, order, request, row, cancellationToken), isLook: false, cancellationToken))
        {
            return AfterFailure;
        }

        await store.ChangeStateAsync(request.Id, s => s with { OrdersDone = Math.Max(s.OrdersDone, order.Round) }, cancellationToken);
        Log.CarriedOut(log, request.Id, order.Round, order.Rows.Count);
        return await RunAsync(request, cancellationToken);
    }

    /// <summary>Nobody ordered what lies there, or it can no longer be read: the approvers are asked again, and told why.</summary>
    private async Task<TimeSpan?> RefuseAsync(BulkSnapshot now, int round, CancellationToken cancellationToken)
    {
        Log.OrderRefused(log, now.Batch.Id, round);
        var refused = new BulkEvent(
            BulkEventKind.OrderRefused, time.GetUtcNow(), [.. now.State.Round?.Asked.SelectMany(a => a.Approvers).Distinct() ?? []],
            IsDone: true, Round: round);
        await store.ChangeStateAsync(
            now.Batch.Id,
            s => s.IsRefused(round) ? s : s with { OrdersDone = Math.Max(s.OrdersDone, round), Events = [.. s.Events ?? [], refused] },
            cancellationToken);
        return await RunAsync(now.Batch, cancellationToken);
    }

    /// <summary>All rows are on record or refused, and nothing is ordered: see where they stand, and who has to be asked.</summary>
    private async Task<TimeSpan?> AskAsync(BulkSnapshot now, CancellationToken cancellationToken)
    {
        var request = now.Batch;
        var isFirst = now.State.Round is null;
        var seen = new ConcurrentBag<Attestation>();
        if (!isFirst && !await EachAsync(
            now,
            [.. now.Rows.Waiting, .. now.Rows.UnderWay, .. now.Rows.Stuck],
            row => rows.LookAsync(row, now.Rows.KeyOf(row.Row)!.Value, seen, cancellationToken),
            isLook: true,
            cancellationToken))
        {
            return AfterFailure;
        }

        if (!isFirst && await reminders.BeginDueAsync(now, seen, cancellationToken) is { } step)
        {
            return await TakeAsync(now, step, seen, cancellationToken) ? await RunAsync(request, cancellationToken) : AfterFailure;
        }

        var asked = now.Rows.Waiting
            .Where(r => r.Approvers is { Count: > 0 })
            .GroupBy(r => string.Join(' ', r.Approvers!.Order()))
            .Select(g => new AskedRows([.. g.First().Approvers!], [.. g.Select(r => r.Row)]))
            .ToList();
        var at = time.GetUtcNow();
        await store.ChangeStateAsync(
            request.Id, s => asked.Count > 0 && NeedsRound(s, asked) ? s with { Round = new((s.Round?.Number ?? 0) + 1, asked, at) } : s,
            cancellationToken);
        now = await views.SnapshotAsync(request, cancellationToken);
        if (now.HasOrders)
        {
            // Somebody was quick.
            return await RunAsync(request, cancellationToken);
        }

        if (!now.Rows.Waiting.Any())
        {
            return await FinishAsync(now, cancellationToken);
        }

        if (!isFirst && now.Rows.Waiting.All(row => seen.All(a => a.Key.Id != row.Attestation)))
        {
            return await TellMeanwhileAsync(now, cancellationToken);
        }

        await ShowNewsAsync(now, cancellationToken);
        var later = await cards.AskAsync(now, cancellationToken);
        now = await views.SnapshotAsync(request, cancellationToken);
        await ShowNewsAsync(now, cancellationToken);
        return new[]
        {
            later,
            await cards.TellProblemsAsync(now, cancellationToken),
            isFirst ? reminders.FirstAfterAsking() : reminders.NextAfter(seen),
        }.Min();
    }

    /// <summary>Writes down in every ledger what has begun for all, and has whoever was asked before told again.</summary>
    private async Task<bool> TakeAsync(
        BulkSnapshot now, BulkEvent step, IReadOnlyCollection<Attestation> waiting, CancellationToken cancellationToken)
    {
        var request = now.Batch;
        var what = await reminders.WhatAsync(request, step, waiting, cancellationToken);
        if (what is not null
            && !await EachAsync(
                now,
                now.Rows.Waiting.ToList(),
                row => rows.TakeStepAsync(step, what, request, row.Row, now.Rows.KeyOf(row.Row)!.Value, cancellationToken),
                isLook: false,
                cancellationToken))
        {
            return false;
        }

        // Others were asked in place of a reminder: they are told as whoever is asked first is.
        var done = step.Kind == BulkEventKind.Reminded && what is not Reminded ? step with { Kind = BulkEventKind.AskedInstead } : step;
        var tell = what is Reminded ? now.Rows.Waiting.SelectMany(r => r.Approvers ?? []).Distinct().ToList() : [];
        await store.ChangeStateAsync(request.Id, s => s.End(done, tell), cancellationToken);
        Log.Moved(log, request.Id, done.Kind);
        return true;
    }

    /// <summary>
    /// What still waits can be written nowhere, such as in a broken ledger. It may be for long, and whoever asked hears of the others.
    /// </summary>
    private async Task<TimeSpan?> TellMeanwhileAsync(BulkSnapshot now, CancellationToken cancellationToken)
    {
        var isNews = await ShowNewsAsync(now, cancellationToken);
        var counts = now.Rows.Counts;
        if (counts.Approved + counts.Rejected > 0)
        {
            var told = await cards.TellDecidedAsync(now, cancellationToken);
            var more = counts.UnderWay == 0 ? await TellCarriedOutAsync(now, cancellationToken) : null;
            if (new[] { told, more }.Min() is { } again)
            {
                return again;
            }
        }

        return isNews && counts.UnderWay > 0 ? WhileCarriedOut : WhileNothingMoves;
    }

    /// <summary>Without a connection each row was handed off with its approval, and that was told.</summary>
    /// <returns>When to come back; null once all is told.</returns>
    private async Task<TimeSpan?> TellCarriedOutAsync(BulkSnapshot now, CancellationToken cancellationToken)
    {
        var counts = now.Rows.Counts;
        return counts.Links + counts.Stuck + counts.Completed == 0
            ? null
            : new[]
            {
                await cards.TellCarriedOutAsync(now, cancellationToken),
                await cards.TellProblemsAsync(now, cancellationToken),
            }.Min();
    }

    /// <summary>Nothing waits for a decision any more; with a connection the links have to come yet.</summary>
    private async Task<TimeSpan?> FinishAsync(BulkSnapshot now, CancellationToken cancellationToken)
    {
        if (await cards.FinishAsync(now, cancellationToken) is { } later)
        {
            return later;
        }

        var counts = now.Rows.Counts;
        if (counts.UnderWay > 0)
        {
            return await ShowNewsAsync(now, cancellationToken) ? WhileCarriedOut : WhileNothingMoves;
        }

        if (await TellCarriedOutAsync(now, cancellationToken) is { } again)
        {
            return again;
        }

        var after = await store.ChangeStateAsync(
            now.Batch.Id, s => s.HasRequeuedSince(now.State) ? s : s with { IsFinished = true }, cancellationToken);
        if (!after.IsFinished)
        {
            return AfterFailure;
        }

        shown.TryRemove(now.Batch.Id, out _);
        await store.ForgetFinishedAsync(now.Batch.Id, cancellationToken);
        Log.Finished(log, now.Batch.Id, now.Batch.Rows.Count);
        return null;
    }

    /// <returns>Whether there was something to show.</returns>
    private async Task<bool> ShowNewsAsync(BulkSnapshot now, CancellationToken cancellationToken)
    {
        var news = new News(
            now.Rows.Counts, now.State.Round?.Number, now.Rows.Waiting.Sum(r => r.Approvers?.Count ?? 0),
            now.State.Events?.Count(e => e.IsDone) ?? 0, now.Undelivered.Count(), now.HasOrders);
        if (shown.TryGetValue(now.Batch.Id, out var last) && last == news)
        {
            return false;
        }

        await cards.ShowAsync(now, cancellationToken);
        shown[now.Batch.Id] = news;
        return true;
    }

    /// <summary>
    /// A card asks anew where the word about its rows was carried out, or a row waits for somebody the asking does not name for it.
    /// </summary>
    private static bool NeedsRound(BulkState state, IReadOnlyList<AskedRows> asked) =>
        state.Round is not { } round
        || state.OrdersDone >= round.Number
        || asked.Any(a => a.Approvers.Any(approver => a.Rows.Except(round.RowsOf(approver)).Any()));

    /// <summary>
    /// Does something to each row, several at once, and writes down what became of them, so often that a crash costs little.
    /// </summary>
    /// <returns>False where some rows are left for later.</returns>
    private async Task<bool> EachAsync<T>(
        BulkSnapshot now, IReadOnlyList<T> work, Func<T, Task<RowNote?>> act, bool isLook, CancellationToken cancellationToken)
    {
        var progressShown = DateTimeOffset.MinValue;
        var isComplete = true;
        var futile = 0;
        foreach (var chunk in work.Chunk(ChunkOfRows))
        {
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
                await store.NoteAsync(now.Batch.Id, notes, cancellationToken);
                now.Rows.With(notes);
            }

            isComplete &= isWhole;
            futile = notes.IsEmpty && !isWhole ? futile + 1 : 0;
            if (futile == MaxFutile)
            {
                return false;
            }

            if (!isLook && !notes.IsEmpty && time.GetUtcNow() - progressShown > BetweenLooks)
            {
                progressShown = time.GetUtcNow();
                await cards.ShowProgressAsync(now, cancellationToken);
            }
        }

        return isComplete;
    }

    private sealed record News(BulkCounts Counts, int? Round, int Asked, int Events, int Undelivered, bool HasOrders);

    private static partial class Log
    {
        [LoggerMessage(1483, LogLevel.Warning, "A row of bulk request {Batch} waits: something it needs cannot be reached")]
        public static partial void RowWaits(ILogger log, Exception e, Guid batch);

        [LoggerMessage(
            1484, LogLevel.Information, "The decision about all of bulk request {Batch}, round {Round}, was carried out on {Rows} rows")]
        public static partial void CarriedOut(ILogger log, Guid batch, int round, int rows);

        [LoggerMessage(
            1489, LogLevel.Critical,
            "A decision about all of bulk request {Batch}, round {Round}, is not what the ledger says: nothing of it is carried out")]
        public static partial void OrderRefused(ILogger log, Guid batch, int round);

        [LoggerMessage(1490, LogLevel.Information, "Time, or its requester, moved bulk request {Batch} on: {Step}")]
        public static partial void Moved(ILogger log, Guid batch, BulkEventKind step);

        [LoggerMessage(
            1492, LogLevel.Critical,
            "The rows of bulk request {Batch} are not those that were confirmed: nothing is done with it until they are put back")]
        public static partial void Altered(ILogger log, Guid batch);

        [LoggerMessage(1485, LogLevel.Information, "Bulk request {Batch} is over: {Rows} rows")]
        public static partial void Finished(ILogger log, Guid batch, int rows);
    }
}
