using McaBot.Attestations;

namespace McaBot.Benchmarks.History.Filling;

/// <summary>
/// The entries of one attestation, as turns and the outbox write them: what people did, what that made due, and what became of it.
/// </summary>
/// <param name="at">When it was asked for.</param>
internal sealed class HistoryStory(HistoryPeople people, long number, Guid attestation, DateTimeOffset at)
{
    private const string Service = "https://smba.trafficmanager.net/emea/";
    private static readonly TimeSpan UntilDecided = TimeSpan.FromHours(5);
    private static readonly TimeSpan UntilRecorded = TimeSpan.FromHours(9);
    private static readonly TimeSpan UntilTold = TimeSpan.FromSeconds(2);

    private readonly Actor requester = people.RequesterOf(number);
    private readonly Actor approver = people.ApproverOf(number);
    private readonly string instance = $"{number % 2:x32}";
    private readonly List<Entry> entries = [];

    /// <summary>Up to the decision.</summary>
    /// <param name="hash">Of the details.</param>
    /// <param name="hasCards">Whether the cards stand where Teams would find them.</param>
    public IReadOnlyList<Entry> Requested(string hash, bool hasCards)
    {
        var card = hasCards ? CardOf(Audience.Requester, requester.ObjectId) : null;
        Add(at, requester, new Requested(
            Scenario.NewPartner, "FR", "fr-FR", DateOnly.FromDateTime(at.UtcDateTime), AcceptanceMethod.Email, hash, Card: card));
        Add(
            at, requester, new Assigned(ApprovalRoute.Manager, [approver.ObjectId]),
            [
                new(MessageKind.TellApprover, approver.ObjectId.ToString("D")), new(MessageKind.Announce, null),
                new(MessageKind.Index, null),
                .. SettlesOf(card),
            ]);
        Deliver(at, hasCards ? CardOf(Audience.Approver, approver.ObjectId) : null);
        return entries;
    }

    /// <summary>Approved, carried out by hand and recorded.</summary>
    /// <inheritdoc cref="Requested"/>
    public IReadOnlyList<Entry> Closed(string hash)
    {
        Requested(hash, hasCards: true);
        var cards = new[] { CardOf(Audience.Requester, requester.ObjectId), CardOf(Audience.Approver, approver.ObjectId) };
        var decided = at + UntilDecided;
        Add(decided, approver, new Approved());
        Add(
            decided, approver, new HandedOff(),
            [
                new(MessageKind.TellRequester, requester.ObjectId.ToString("D")), .. SettlesOf(cards), new(MessageKind.Index, null),
            ]);
        Deliver(decided, null);
        var recorded = at + UntilRecorded;
        Add(recorded, requester, new Completed($"PC-{number:x8}"), [.. SettlesOf(cards), new(MessageKind.Index, null)]);
        Deliver(recorded, null);
        return entries;
    }

    private static IEnumerable<DueMessage> SettlesOf(params PostedCard?[] cards) =>
        cards.OfType<PostedCard>().Select(card => new DueMessage(MessageKind.Settle, card.Activity));

    private void Add(DateTimeOffset when, Actor actor, LedgerEvent what, IReadOnlyList<DueMessage>? due = null) =>
        entries.Add(new Entry(Guid.CreateVersion7(when), when, attestation, actor, $"{Guid.CreateVersion7(when):n}", what)
        {
            Enqueues = due is null ? null : [.. due.Select(d => new OutboxMessage(Guid.CreateVersion7(when), d.Kind, d.Target, instance))],
        });

    /// <summary>One entry says that all the last one made due was done.</summary>
    private void Deliver(DateTimeOffset after, PostedCard? posted)
    {
        var (when, due) = (after + UntilTold, entries[^1].Enqueues!);
        entries.Add(new Entry(Guid.CreateVersion7(when), when, attestation, Actor.McaBot, $"{Guid.CreateVersion7(when):n}", new Delivered())
        {
            Completes = [.. due.Select(d => new Completion(d.Id, d.Does == MessageKind.TellApprover ? posted : null))],
        });
    }

    private PostedCard CardOf(Audience audience, Guid holder) =>
        new(audience, holder.ToString("D"), Service, $"a:{holder:N}", $"1:{number:x8}:{Code.Of(audience)}");
}
