using McaBot.Attestations;

namespace McaBot.Tests.Attestations.Doubles;

/// <summary>Short ways to what the outbox writes down.</summary>
internal static class Bookkeeping
{
    /// <summary>As it stands in a ledger.</summary>
    public static Entry Translate(Entry entry) => entry.What switch
    {
        MessageDue due => entry with { What = new Delivered(), Enqueues = [new(due.Message, due.Does, due.Target, due.ClaimedBy)] },
        MessageDone done => entry with { What = new Delivered(), Completes = [new(done.Message, done.Card, done.Ambiguous)] },
        _ => entry,
    };

    public static Task DoneAsync(
        this OutboxStore keeper, ClaimedMessage claimed, PostedCard? posted, IReadOnlyList<DueMessage> further, LedgerEvent? step = null) =>
        keeper.FinishAsync([new(claimed, new OutboxResult.Handled(posted, further.Count > 0 ? further : null, step))], "c", null, default);

    public static Task DeferAsync(this OutboxStore keeper, ClaimedMessage claimed, string why, bool unsure, TimeSpan? retryAfter = null) =>
        keeper.FinishAsync([new(claimed, OutboxResult.Later(why, unsure, retryAfter))], "c", null, default);

    public static Task ParkAsync(this OutboxStore keeper, ClaimedMessage claimed, string why) =>
        keeper.FinishAsync([new(claimed, OutboxResult.GiveUp(why))], "c", null, default);
}
