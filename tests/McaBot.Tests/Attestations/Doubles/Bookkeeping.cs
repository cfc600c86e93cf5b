using McaBot.Attestations;

namespace McaBot.Tests.Attestations.Doubles;

/// <summary>Short ways to decide, and to what the outbox writes down.</summary>
internal static class Bookkeeping
{
    /// <summary>As it stands in a ledger.</summary>
    public static Entry Translate(Entry entry) => entry.What switch
    {
        MessageDue due => entry with { What = new Delivered(), Enqueues = [new(due.Message, due.Does, due.Target, due.ClaimedBy)] },
        MessageDone done => entry with { What = new Delivered(), Completes = [new(done.Message, done.Card, done.Ambiguous)] },
        _ => entry,
    };

    /// <summary>Without a comment.</summary>
    public static Task<Outcome> ApproveAsync(
        this AttestationService attestations, AttestationKey key, Actor decider, string correlation, CancellationToken cancellationToken) =>
        attestations.DecideAsync(key, new Decision(Approves: true, ""), decider, correlation, cancellationToken);

    public static Task<Outcome> RejectAsync(
        this AttestationService attestations, AttestationKey key, string reason, Actor decider, string correlation,
        CancellationToken cancellationToken) =>
        attestations.DecideAsync(key, new Decision(Approves: false, reason), decider, correlation, cancellationToken);

    /// <summary>In words, where no card was pressed.</summary>
    public static Task<Outcome> AskLinkAsync(
        this CarryOutService carryOut, AttestationKey key, Actor requester, string correlation, CancellationToken cancellationToken) =>
        carryOut.AskLinkAsync(key, requester, correlation, seen: null, cancellationToken);

    public static Task<ClaimedMessages> TakeAsync(
        this OutboxStore outbox, Guid customer, string correlation, CancellationToken cancellationToken) =>
        outbox.TakeAsync(customer, correlation, null, null, cancellationToken);

    public static Task DoneAsync(
        this OutboxStore outbox, ClaimedMessage claimed, PostedCard? posted, IReadOnlyList<DueMessage> further, LedgerEvent? step = null) =>
        outbox.FinishAsync([new(claimed, new OutboxResult.Handled(posted, further.Count > 0 ? further : null, step))], "c", null, default);

    public static Task DeferAsync(
        this OutboxStore outbox, ClaimedMessage claimed, string why, bool isAmbiguous, TimeSpan? retryAfter = null) =>
        outbox.FinishAsync([new(claimed, OutboxResult.Later(why, isAmbiguous, retryAfter))], "c", null, default);

    public static Task ParkAsync(this OutboxStore outbox, ClaimedMessage claimed, string why) =>
        outbox.FinishAsync([new(claimed, OutboxResult.GiveUp(why))], "c", null, default);
}
