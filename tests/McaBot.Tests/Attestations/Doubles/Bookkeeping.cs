using McaBot.Attestations;

namespace McaBot.Tests.Attestations.Doubles;

/// <summary>In a list of what happened: a message of the outbox becomes due, with no other step.</summary>
internal sealed record EffectDue(Guid Effect, EffectKind Does, string? Target = null, string? ClaimedBy = null) : Happening;

/// <summary>In a list of what happened: a message was handled, with no other step.</summary>
internal sealed record EffectDone(Guid Effect, Copy? Card = null, bool? Ambiguous = null) : Happening;

/// <summary>Short ways to what the outbox writes down.</summary>
internal static class Bookkeeping
{
    /// <summary>As it stands in a ledger.</summary>
    public static Entry Translate(Entry entry) => entry.What switch
    {
        EffectDue due => entry with { What = new Delivered(), Enqueues = [new(due.Effect, due.Does, due.Target, due.ClaimedBy)] },
        EffectDone done => entry with { What = new Delivered(), Completes = [new(done.Effect, done.Card, done.Ambiguous)] },
        _ => entry,
    };

    public static Task DoneAsync(
        this EffectKeeper keeper, ClaimedEffect claimed, Copy? posted, IReadOnlyList<(EffectKind Kind, string? Target)> further, Happening? step = null) =>
        keeper.FinishAsync([new(claimed, new OutboxResult.Handled(posted, further.Count > 0 ? further : null, step))], "c", default);

    public static Task DeferAsync(this EffectKeeper keeper, ClaimedEffect claimed, string why, bool unsure, TimeSpan? retryAfter = null) =>
        keeper.FinishAsync([new(claimed, OutboxResult.Later(why, unsure, retryAfter))], "c", default);

    public static Task ParkAsync(this EffectKeeper keeper, ClaimedEffect claimed, string why) =>
        keeper.FinishAsync([new(claimed, OutboxResult.GiveUp(why))], "c", default);
}
