using System.Collections.Concurrent;
using McaBot.Features.Bulk.Sheets;
using McaBot.Platform.Telemetry;
using McaBot.Storage.Projections;

namespace McaBot.Features.Bulk;

/// <summary>
/// What is done to one row. Doing it again, here or in another process, finds what was done before. May throw what the ports throw.
/// </summary>
internal sealed class RowHandler(
    ILedger ledger, AttestationService attestations, ExpiryProcess expiry, IOutbox outbox, Indexes indexes, Metrics metrics)
{
    /// <returns>Null when others kept being faster, or a newer version has to: to be tried again.</returns>
    public async Task<RowNote?> RequestAsync(BulkRequest request, BulkRow row, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < BulkRequest.MaxAttempts; attempt++)
        {
            var id = BulkRequest.AttestationOf(request.Requester.ObjectId, row.Facts, attempt);
            var outcome = await attestations.RequestAsync(
                id,
                row.Facts with
                {
                    Batch = request.Id,
                },
                request.Requester,
                null,
                request.Correlation,
                cancellationToken);
            if (outcome is { Repeated: true, Attestation: { } known } && known.Request.Batch != request.Id)
            {
                // The same facts, requested before: anew where that came to nothing.
                if (
                    known.State
                    is AttestationState.Rejected
                        or AttestationState.Withdrawn
                        or AttestationState.Expired
                        or AttestationState.Failed)
                {
                    continue;
                }

                return new RowNote(row.Number, Refusal: known.IsOpen ? Refusal.AlreadyOpen : Refusal.AlreadySettled, Other: known.Number);
            }

            if (outcome is { IsDone: true, Attestation: { } present })
            {
                // Whether it was written just now or before a crash: without its note nothing says that the lists have it.
                await indexes.UpdateWithAsync(present, row.Facts.Customer, cancellationToken);
            }

            return NoteOf(row, outcome);
        }

        return new RowNote(row.Number, Refusal: Refusal.AlreadySettled);
    }

    /// <returns>Null when others kept being faster, or a newer version has to: to be tried again.</returns>
    public async Task<RowNote?> DecideAsync(
        BulkDecision word, BulkOrder order, BulkRequest request, int row, CancellationToken cancellationToken)
    {
        var key = order.KeyOf(request, row)!.Value;
        var words = (order.Approves ? order.Comment : order.Reason) ?? "";
        var outcome = await attestations.DecideAsync(
            key, new Decision(order.Approves, words, word), order.Decider, order.Correlation, cancellationToken);
        if (outcome.Refusal is Refusal.Busy or Refusal.NewerVersion)
        {
            return null;
        }

        if (outcome is { IsDone: true, Attestation: { } made })
        {
            metrics.Decided(Code.Of(made.State), made.TimeToDecide);
        }

        if (outcome.Attestation is { } decided)
        {
            // Whoever was asked has the customer's name in the list already.
            await indexes.UpdateWithAsync(
                decided, decided.IsApprover(order.Decider.ObjectId) ? null : request[row].Facts.Customer, cancellationToken);
        }

        return new RowNote(
            row, Order: order.Round, State: outcome.Attestation?.State, Approvers: outcome.Attestation is { } now ? AskedOf(now) : null);
    }

    /// <summary>Writes down in the row's ledger what happened to all of the bulk request.</summary>
    /// <returns>Null when others kept being faster: to be tried again. What only a newer version can write to is left out.</returns>
    public async Task<RowNote?> TakeStepAsync(
        BulkEvent step, LedgerEvent what, BulkRequest request, int row, AttestationKey key, CancellationToken cancellationToken)
    {
        var outcome = await expiry.TakeWithBatchAsync(
            key, what, step.At, step.ByRequester ? request.Requester : Actor.McaBot, request.Correlation, outbox, cancellationToken);
        return outcome.Refusal is Refusal.Busy ? null
            : outcome.Attestation is { } present ? OnRecord(row, present)
            : new RowNote(row);
    }

    /// <param name="seen">Gets what stands in the ledger, where it can be added to.</param>
    /// <returns>Null where nothing is new.</returns>
    public async Task<RowNote?> LookAsync(
        RowNote known, AttestationKey key, ConcurrentBag<Attestation> seen, CancellationToken cancellationToken)
    {
        var whole = await ledger.ReadAsync(key.Customer, cancellationToken);
        if (whole.Find(key.Id) is not { } present)
        {
            return null;
        }

        // What can be written nowhere would be due for ever.
        if (whole.Fault is null && !present.HasNewerEntries)
        {
            seen.Add(present);
        }

        return News(known, present);
    }

    /// <returns>Null where nothing is new.</returns>
    public static RowNote? News(RowNote known, Attestation present) =>
        OnRecord(known.Row, present) is var note
        && (note.State != known.State || note.Problem != (known.Problem ?? "") || !note.Approvers!.SequenceEqual(known.Approvers ?? [])
            || (note.ProblemAt ?? known.ProblemAt) != known.ProblemAt)
            ? note
            : null;

    private RowNote? NoteOf(BulkRow row, Outcome outcome)
    {
        if (outcome is not { IsDone: true, Attestation: { } attestation })
        {
            return outcome.Refusal is Refusal.Busy or Refusal.NewerVersion
                ? null
                : new RowNote(row.Number, Refusal: outcome.Refusal, Other: outcome.Attestation?.Number);
        }

        if (!outcome.Repeated)
        {
            metrics.Requested(Code.Of(row.Facts.Scenario));
        }

        return OnRecord(row.Number, attestation);
    }

    private static RowNote OnRecord(int row, Attestation attestation)
    {
        var problem = OpenProblem.Of(attestation) is [var first, ..] ? first : null;
        return new(
            row, attestation.Key.Id, Approvers: AskedOf(attestation), State: attestation.State, Problem: problem?.Why ?? "",
            ProblemAt: attestation is { IsApproved: true, IsCarriedOutWithBatch: true } ? problem?.Since : null);
    }

    /// <summary>
    /// Whom the bulk request asks: whoever took over this row alone, named last, or was asked about it since, hears of it without the
    /// others.
    /// </summary>
    private static IReadOnlyList<Guid> AskedOf(Attestation attestation)
    {
        var asked = attestation.Assignment?.Approvers ?? [];
        return attestation.HandOver is { } over ? [.. over.Approvers.SkipLast(1).Intersect(asked)] : asked;
    }
}
