namespace McaBot.Attestations;

/// <summary>Folds the bookkeeping of effects; an entry about an effect that was never due, or is over, may not follow.</summary>
internal static class EffectFold
{
    public static Attestation? Apply(Attestation before, Recorded entry)
    {
        if (entry.What is EffectDue due)
        {
            if (before.Effects.ContainsKey(due.Effect))
            {
                return null;
            }

            var status = due.ClaimedBy is null ? EffectStatus.Due : EffectStatus.Claimed;
            return With(before, new EffectState(due.Effect, due.Does, due.Target, status, entry.At, due.ClaimedBy, due.ClaimedBy is null ? 0 : 1, 0));
        }

        return entry.What switch
        {
            EffectClaimed claimed when Unsettled(before, claimed.Effect) is { } effect => With(before, effect with
            {
                Status = EffectStatus.Claimed,
                Since = entry.At,
                ClaimedBy = claimed.By,
                Claims = effect.Claims + 1,

                // Taken over from a process that fell silent: whether its try had its effect is not known.
                Unsure = effect.Unsure + (effect.Status == EffectStatus.Claimed ? 1 : 0),
            }),
            EffectDeferred deferred when Unsettled(before, deferred.Effect) is { } effect => With(before, effect with
            {
                Status = EffectStatus.Due,
                Since = deferred.Until,
                ClaimedBy = null,
                Unsure = effect.Unsure + (deferred.Unsure ? 1 : 0),
                Why = deferred.Why,
            }),
            EffectDone done when Unsettled(before, done.Effect) is { } effect => With(
                done.Copy is null ? before : before with { Copies = Attestation.AddCopy(before.Copies, done.Copy) },
                effect with { Status = EffectStatus.Done, Since = entry.At }),
            EffectParked parked when Unsettled(before, parked.Effect) is { } effect => With(before, effect with
            {
                Status = EffectStatus.Parked,
                Since = entry.At,
                Why = parked.Why,
            }),
            EffectReplayed replayed when before.Effects.GetValueOrDefault(replayed.Effect) is { Status: EffectStatus.Parked } effect => With(before, effect with
            {
                Status = EffectStatus.Due,
                Since = entry.At,
                ClaimedBy = null,
                Claims = 0,
                Unsure = 0,
                Replays = effect.Replays + 1,
            }),
            _ => null,
        };
    }

    private static EffectState? Unsettled(Attestation attestation, Guid effect) =>
        attestation.Effects.TryGetValue(effect, out var state) && !state.IsSettled ? state : null;

    private static Attestation With(Attestation attestation, EffectState effect) =>
        attestation with { Effects = attestation.Effects.SetItem(effect.Id, effect) };
}
