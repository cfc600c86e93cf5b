namespace McaBot.Attestations;

/// <summary>
/// Folds what the ledger says of messages of the outbox; an entry about a message that was never due, or is over, may not follow.
/// </summary>
internal static class OutboxFold
{
    /// <returns>Null where the entry may not follow.</returns>
    public static Attestation? Apply(Attestation before, StoredEvent entry) => entry.What switch
    {
        DeadLettered dead => Find(before, dead.Message, MessageStatus.Due) is { } message
            ? With(before, message with
            {
                Status = MessageStatus.DeadLettered,
                Since = entry.At,
                Why = dead.Why,
                MayHaveActed = message.MayHaveActed || dead.Ambiguous == true,
            })
            : null,
        Requeued requeued => Find(before, requeued.Message, MessageStatus.DeadLettered) is { } message
            ? With(before, message with { Status = MessageStatus.Due, Since = entry.At, ClaimedBy = null, Requeues = message.Requeues + 1 })
            : null,
        Dismissed dismissed => Find(before, dismissed.Message, MessageStatus.DeadLettered) is { } message
            ? With(before, message with { Status = MessageStatus.Dismissed, Since = entry.At })
            : null,
        _ => before,
    };

    /// <returns>Null where one of them is not due.</returns>
    public static Attestation? Complete(Attestation before, StoredEvent entry)
    {
        var after = before;
        foreach (var done in entry.Completes ?? [])
        {
            if (Find(after, done.Message, MessageStatus.Due) is not { } message)
            {
                return null;
            }

            after = With(
                done.Card is { } card ? after with { Cards = Attestation.AddCard(after.Cards, card) } : after,
                message with
                {
                    Status = MessageStatus.Done,
                    Since = entry.At,
                    MayHaveActed = message.MayHaveActed || done.Ambiguous == true,
                });
        }

        return after;
    }

    /// <returns>Null where one of them was due before.</returns>
    public static Attestation? Enqueue(Attestation before, StoredEvent entry)
    {
        var after = before;
        foreach (var due in entry.Enqueues ?? [])
        {
            if (after.Messages.ContainsKey(due.Id))
            {
                return null;
            }

            var message = new MessageState(due.Id, due.Does, due.Target, MessageStatus.Due, entry.At, due.ClaimedBy, after.Messages.Count);
            after = With(Overtake(after, e => message.IsOfPartnerCenter && e.Kind == message.Kind), message);
        }

        return after;
    }

    /// <summary>
    /// What was given up and is moot after the step: it was about another link, or Partner Center has nothing more to do with the
    /// attestation.
    /// </summary>
    public static Attestation Overtake(Attestation after) => Overtake(after, after.State switch
    {
        AttestationState.Approved => _ => false,
        AttestationState.LinkIssued => e => e.Kind == MessageKind.CreateAgreement && !e.MayHaveActed && !e.IsAbout(after.Link!),
        _ => e => e.IsOfPartnerCenter,
    });

    private static Attestation Overtake(Attestation attestation, Func<MessageState, bool> isMoot) => attestation.Messages.Values
        .Where(e => e.IsGivenUp && isMoot(e))
        .Aggregate(attestation, (a, e) => With(a, e with { IsOvertaken = true }));

    private static MessageState? Find(Attestation attestation, Guid message, MessageStatus status) =>
        attestation.Messages.TryGetValue(message, out var state) && state.Status == status ? state : null;

    private static Attestation With(Attestation attestation, MessageState message) =>
        attestation with { Messages = attestation.Messages.SetItem(message.Id, message) };
}
