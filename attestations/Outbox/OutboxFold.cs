namespace McaBot.Attestations;

/// <summary>Folds what the ledger says of messages of the outbox; an entry about a message that was never due, or is over, may not follow.</summary>
internal static class OutboxFold
{
    /// <returns>Null where the entry may not follow.</returns>
    public static Attestation? Apply(Attestation before, Recorded entry) => entry.What switch
    {
        DeadLettered dead => Find(before, dead.Message, EffectStatus.Due) is { } message
            ? With(before, message with
            {
                Status = EffectStatus.Parked,
                Since = entry.At,
                Why = dead.Why,
                MayHaveActed = message.MayHaveActed || dead.Ambiguous == true,
            })
            : null,
        Requeued requeued => Find(before, requeued.Message, EffectStatus.Parked) is { } message
            ? With(before, message with { Status = EffectStatus.Due, Since = entry.At, ClaimedBy = null, Requeues = message.Requeues + 1 })
            : null,
        Dismissed dismissed => Find(before, dismissed.Message, EffectStatus.Parked) is { } message
            ? With(before, message with { Status = EffectStatus.Dismissed, Since = entry.At })
            : null,
        _ => before,
    };

    /// <returns>Null where one of them is not due.</returns>
    public static Attestation? Complete(Attestation before, Recorded entry)
    {
        var after = before;
        foreach (var done in entry.Completes ?? [])
        {
            if (Find(after, done.Message, EffectStatus.Due) is not { } message)
            {
                return null;
            }

            after = With(
                done.Card is { } card ? after with { Copies = Attestation.AddCopy(after.Copies, card) } : after,
                message with { Status = EffectStatus.Done, Since = entry.At, MayHaveActed = message.MayHaveActed || done.Ambiguous == true });
        }

        return after;
    }

    /// <returns>Null where one of them was due before.</returns>
    public static Attestation? Enqueue(Attestation before, Recorded entry)
    {
        var after = before;
        foreach (var due in entry.Enqueues ?? [])
        {
            if (after.Effects.ContainsKey(due.Id))
            {
                return null;
            }

            var message = new EffectState(due.Id, due.Does, due.Target, EffectStatus.Due, entry.At, due.ClaimedBy, after.Effects.Count);
            after = With(Overtake(after, e => message.IsOfPartnerCenter && e.Kind == message.Kind), message);
        }

        return after;
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

    private static EffectState? Find(Attestation attestation, Guid message, EffectStatus status) =>
        attestation.Effects.TryGetValue(message, out var state) && state.Status == status ? state : null;

    private static Attestation With(Attestation attestation, EffectState message) =>
        attestation with { Effects = attestation.Effects.SetItem(message.Id, message) };
}
