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
            var effect = new EffectState(due.Effect, due.Does, TargetOf(due, before), status, entry.At, due.ClaimedBy, due.ClaimedBy is null ? 0 : 1, 0, before.Effects.Count);
            return With(Overtake(before, e => effect.IsOfPartnerCenter && e.Kind == effect.Kind), effect);
        }

        return entry.What switch
        {
            EffectClaimed { Renews: true } renewed => Unsettled(before, renewed.Effect) is { Status: EffectStatus.Claimed } effect && string.Equals(effect.ClaimedBy, renewed.By, StringComparison.Ordinal)
                ? With(before, effect with { Since = entry.At, Waits = renewed.Waits == true })
                : null,
            EffectClaimed claimed when Unsettled(before, claimed.Effect) is { } effect => With(before, effect with
            {
                Status = EffectStatus.Claimed,
                Since = entry.At,
                ClaimedBy = claimed.By,
                Claims = effect.Claims + 1,
                Waits = claimed.Waits == true,

                // Taken over from a process that fell silent: whether its try had its effect is not known.
                Unsure = effect.Unsure + (effect is { Status: EffectStatus.Claimed, Waits: false } ? 1 : 0),
                MayHaveActed = effect.MayHaveActed || effect.Status == EffectStatus.Claimed,
            }),
            EffectDeferred deferred when Unsettled(before, deferred.Effect) is { } effect => With(before, effect with
            {
                Status = EffectStatus.Due,
                Since = deferred.Until,
                ClaimedBy = null,
                Waits = false,
                Unsure = effect.Unsure + (deferred.Unsure ? 1 : 0),
                Why = deferred.Why,
                Spared = effect.Spared + (deferred.Throttled == true ? 1 : 0),
                MayHaveActed = effect.MayHaveActed || deferred.Unsure,
            }),
            EffectDone done when Unsettled(before, done.Effect) is { } effect => With(
                done.Copy is null ? before : before with { Copies = Attestation.AddCopy(before.Copies, done.Copy) },
                effect with { Status = EffectStatus.Done, Since = entry.At }),
            EffectParked parked when Unsettled(before, parked.Effect) is { } effect => With(before, effect with
            {
                Status = EffectStatus.Parked,
                Since = entry.At,
                Why = parked.Why,
                MayHaveActed = effect.MayHaveActed || parked.Unsure != false,
            }),
            EffectReplayed replayed when before.Effects.GetValueOrDefault(replayed.Effect) is { Status: EffectStatus.Parked } effect => With(before, effect with
            {
                Status = EffectStatus.Due,
                Since = entry.At,
                ClaimedBy = null,
                Spared = effect.Claims,
                Unsure = 0,
            }),
            EffectDismissed dismissed when before.Effects.GetValueOrDefault(dismissed.Effect) is { Status: EffectStatus.Parked } effect => With(before, effect with
            {
                Status = EffectStatus.Dismissed,
                Since = entry.At,
            }),
            _ => null,
        };
    }

    /// <summary>What was given up and is moot after the step: it was about another link, or Partner Center has nothing more to do with the attestation.</summary>
    public static Attestation Overtake(Attestation after) => Overtake(after, after.State switch
    {
        AttestationState.Approved => _ => false,
        AttestationState.LinkIssued => e => e.Kind == EffectKind.CreateAgreement && !e.MayHaveActed && !e.IsAbout(after.Link!),
        _ => e => e.IsOfPartnerCenter,
    });

    private static Attestation Overtake(Attestation attestation, Func<EffectState, bool> isMoot) => attestation.Effects.Values
        .Where(e => e.IsGivenUp && isMoot(e))
        .Aggregate(attestation, (a, e) => With(a, e with { IsOvertaken = true }));

    /// <summary>An agreement is about one link, whichever comes after it: where none was named, the one of that time.</summary>
    private static string? TargetOf(EffectDue due, Attestation before) =>
        due.Target ?? (due.Does == EffectKind.CreateAgreement ? before.Link?.Id.ToString("D") : null);

    private static EffectState? Unsettled(Attestation attestation, Guid effect) =>
        attestation.Effects.TryGetValue(effect, out var state) && !state.IsSettled ? state : null;

    private static Attestation With(Attestation attestation, EffectState effect) =>
        attestation with { Effects = attestation.Effects.SetItem(effect.Id, effect) };
}
