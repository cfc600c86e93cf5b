namespace McaBot.Attestations;

/// <summary>
/// The entries that say what became of messages: one for each step or dead letter, and one for all of an attestation that were just
/// handled.
/// </summary>
internal sealed class OutboxEntries(CustomerLedger ledger, string correlation, DateTimeOffset at, Instance instance)
{
    private readonly List<Entry> entries = [];
    private CustomerLedger present = ledger;

    /// <returns>Empty where everything is on record already.</returns>
    public IReadOnlyList<Entry> Describe(IReadOnlyList<FinishedMessage> finished)
    {
        foreach (var message in finished.Where(f => f.Result is not OutboxResult.Handled { What: null }))
        {
            Add(OneOf(message));
        }

        // On what those steps made of it: a card drawn before has to settle.
        foreach (var together in finished.Where(f => f.Result is OutboxResult.Handled { What: null }).GroupBy(f => f.Claimed.Key.Id))
        {
            Add(DeliveredOf(together.Key, [.. together]));
        }

        return entries;
    }

    private void Add(IReadOnlyList<Entry> added)
    {
        if (added.Count > 0)
        {
            entries.AddRange(added);
            present = LedgerFormat.Extend(present, LedgerFormat.Write(present, added));
        }
    }

    private IReadOnlyList<Entry> OneOf(FinishedMessage message)
    {
        var (claimed, result) = message;
        if (present.Find(claimed.Key.Id) is not { } attestation || !IsPending(attestation, claimed))
        {
            return [];
        }

        var who = BuilderOf(claimed.Key.Id);
        return result switch
        {
            OutboxResult.GivenUp dead => [who.Entry(new DeadLettered(claimed.Message.Id, dead.Why, TrueOrNull(claimed.MayHaveActed))) with
            {
                Enqueues = who.Messages(OutboxPlan.ForDeadLetter(claimed.Message.Kind, attestation)),
            }],
            OutboxResult.Handled { What: { } what } done when Transitions.Next(attestation.State, what) is not null => [who.Entry(what) with
            {
                Id = done.Entry ?? Guid.CreateVersion7(at),
                Completes = [CompletionOf(claimed, null)],
                Enqueues = who.Messages(OutboxPlan.DueWith([what], attestation, null, attestation.Requester.ObjectId)),
            }],

            // It has gone another way meanwhile.
            OutboxResult.Handled => [who.Entry(new Delivered()) with { Completes = [CompletionOf(claimed, null)] }],
            _ => [],
        };
    }

    private IReadOnlyList<Entry> DeliveredOf(Guid id, IReadOnlyList<FinishedMessage> together)
    {
        if (present.Find(id) is not { } attestation)
        {
            return [];
        }

        var who = BuilderOf(id);
        var results = together
            .Select(f => (f.Claimed, Result: (OutboxResult.Handled)f.Result, IsPending: IsPending(attestation, f.Claimed)))
            .ToList();
        var settle = results
            .Where(r => r.Result.Card is not null && attestation.Version != r.Claimed.Attestation.Version)
            .Select(r => r.Result.Card!)
            .ToList();
        var done = results.Where(r => r.IsPending).Select(r => CompletionOf(r.Claimed, New(attestation, r.Result.Card))).ToList();
        var superseded = attestation.SupersededBy(results.Select(r => r.Result.Card).OfType<PostedCard>());
        var told = results.Any(r => r.IsPending && r.Claimed.Message.Requeues > 0) ? OutboxPlan.CardsOfFailure(attestation) : [];
        var enqueues = who.Messages(
            results.Where(r => r.IsPending)
                .SelectMany(r => r.Result.Further ?? [])
                .Concat(OutboxPlan.Settle([.. settle, .. superseded, .. told])));

        // Another process has handled it meanwhile: there are two cards, and both have to settle.
        var second = results
            .Where(r => !r.IsPending && r.Result.Card is not null)
            .Select(r => who.Entry(new CardPosted(r.Result.Card!)))
            .ToList();
        return done.Count > 0 ? [.. second, who.Entry(new Delivered()) with { Completes = done, Enqueues = enqueues }]
            : second.Count > 0 ? [.. second.SkipLast(1), second[^1] with { Enqueues = enqueues }]
            : [];
    }

    private static bool IsPending(Attestation attestation, ClaimedMessage claimed) =>
        attestation.Messages.TryGetValue(claimed.Message.Id, out var now) && !now.IsSettled;

    /// <returns>Null for a card that is on record already, such as one that was redrawn.</returns>
    private static PostedCard? New(Attestation attestation, PostedCard? card) =>
        card is not null && attestation.Cards.Any(c => c.IsSamePlaceAs(card)) ? null : card;

    private static Completion CompletionOf(ClaimedMessage claimed, PostedCard? card) =>
        new(claimed.Message.Id, card, TrueOrNull(claimed.MayHaveActed));

    private static bool? TrueOrNull(bool value) => value ? true : null;

    private EntryBuilder BuilderOf(Guid attestation) => new(attestation, Actor.McaBot, correlation, at, instance);
}
