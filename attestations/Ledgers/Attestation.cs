using System.Collections.Immutable;

namespace McaBot.Attestations;

/// <summary>The present state of one attestation: a fold over its ledger entries.</summary>
/// <param name="Version">Sequence of the last step; a card says from which version it was drawn.</param>
/// <param name="Steps">The entries that moved it on, oldest first.</param>
/// <param name="ErasedAt">When its details and evidence were erased; null while they are kept.</param>
public sealed record Attestation(
    AttestationKey Key,
    AttestationState State,
    long Version,
    Requested Request,
    Actor Requester,
    Assigned? Assignment,
    ImmutableList<StoredEvent> Steps,
    ImmutableList<PostedCard> Cards,
    ImmutableDictionary<Guid, MessageState> Messages,
    DateTimeOffset? ErasedAt = null)
{
    /// <summary>The entries of decisions about all of the bulk request it came in that were noted here, carried out or not.</summary>
    public ImmutableList<StoredEvent> Orders { get; init; } = [];

    /// <summary>
    /// Whether something happened to it that only a newer version understands: it may stand otherwise than it seems to, so nothing is
    /// decided on it and nothing of it is done here.
    /// </summary>
    public bool HasNewerEntries { get; init; }

    public bool IsOpen => Transitions.IsOpen(State);

    public string Number => Key.Number;

    /// <summary>When it came to its end; null while it is open.</summary>
    public DateTimeOffset? ClosedAt => IsOpen ? null : Steps[^1].At;

    public DateTimeOffset RequestedAt => Steps[0].At;

    /// <summary>When it got into its state.</summary>
    public DateTimeOffset StateSince =>
        Steps.Last(s => s.What is not (Reminded or LinkAsked or AcceptanceReported or PartnerCenterRefused or NewerEvent)).At;

    /// <summary>When those who are asked now were asked.</summary>
    public DateTimeOffset AskedAt => (Steps.LastOrDefault(s => s.What is Assigned) ?? Steps[0]).At;

    /// <summary>The reminders of those who are asked now.</summary>
    public IEnumerable<StoredEvent> Reminders =>
        Steps.Skip(Steps.FindLastIndex(s => s.What is Assigned) + 1).Where(s => s.What is Reminded);

    /// <summary>When the approvers were last told, at first or again.</summary>
    public DateTimeOffset ToldAt => Reminders.LastOrDefault()?.At ?? AskedAt;

    /// <summary>The entry of the approval, rejection, withdrawal or expiry; null while undecided.</summary>
    public StoredEvent? Decision => Steps.FirstOrDefault(s => s.What is Approved or Rejected or Withdrawn or Expired);

    /// <summary>From the request to its decision; null while undecided.</summary>
    public TimeSpan? TimeToDecide => Decision?.At - RequestedAt;

    /// <summary>SHA-256 of the note with a rejection's reason or an approval's comment; null where there is none.</summary>
    public string? DecisionNote => Decision?.What switch
    {
        Rejected rejected => rejected.NoteHash,
        Approved approved => approved.NoteHash,
        _ => null,
    };

    public bool IsApproved => Decision?.What is Approved;

    /// <summary>The entry of the link that counts; null while there is none.</summary>
    public StoredEvent? Link => Steps.LastOrDefault(s => s.What is LinkIssued);

    /// <summary>Partner Center's last refusal, unless something came of it since.</summary>
    public PartnerCenterRefused? LastRefusal => Steps[^1].What as PartnerCenterRefused;

    /// <summary>Whether the message is still to be done; a dead letter is not.</summary>
    public bool Awaits(MessageKind kind) => Messages.Values.Any(e => e.Kind == kind && !e.IsSettled);

    /// <summary>Whether Partner Center is still to make something: nothing else is asked of it meanwhile.</summary>
    public bool AwaitsPartnerCenter => Messages.Values.Any(e => e.IsOfPartnerCenter && !e.IsSettled);

    /// <summary>What was given up of this kind; null where nothing was, or it was asked for anew since.</summary>
    public MessageState? GivenUp(MessageKind kind) => Messages.Values.FirstOrDefault(e => e.Kind == kind && e.IsGivenUp);

    /// <summary>
    /// What was to tell somebody who is asked now, and was given up, while nothing that was sent to that person since has arrived. That
    /// nobody was left to decide is over once anybody was told again, or asked.
    /// </summary>
    public IEnumerable<MessageState> Unreached => Messages.Values.Where(m =>
        m is { IsToApprover: true, IsGivenUp: true }
        && (m.Why != MessageState.NobodyLeft || m.Since >= ToldAt)
        && Assignment?.Approvers.Any(a => string.Equals(a.ToString("D"), m.Target, StringComparison.Ordinal)) == true
        && !Messages.Values.Any(later => later is { IsToApprover: true, Status: MessageStatus.Done } && later.Number > m.Number
            && string.Equals(later.Target, m.Target, StringComparison.Ordinal)));

    /// <summary>Whether nobody who is asked can decide any more, which was told.</summary>
    public bool IsNobodyLeft => Unreached.Any(m => m.Why == MessageState.NobodyLeft);

    /// <summary>Whether that was told since anybody was asked or told again, whatever became of it.</summary>
    public bool IsNobodyLeftTold => Messages.Values.Any(m => m.Why == MessageState.NobodyLeft && m.Since >= ToldAt);

    /// <summary>Whether Partner Center may hold the agreement, or come to hold it, although nothing of it is on record.</summary>
    public bool MayBeAgreed => Awaits(MessageKind.CreateAgreement) || GivenUp(MessageKind.CreateAgreement) is { MayHaveActed: true };

    /// <summary>The entry of the link that an agreement is to be made of.</summary>
    public StoredEvent? LinkOf(MessageState agreement) => Steps.LastOrDefault(s => s.What is LinkIssued && agreement.IsAbout(s));

    public StoredEvent? Completion => Steps.FirstOrDefault(s => s.What is Completed);

    public IEnumerable<MessageState> PendingMessages => Messages.Values.Where(e => !e.IsSettled);

    /// <summary>
    /// Whether its approvers are told about it with all of its bulk request, and not for it alone. Once a row was handed over on its own,
    /// it lives on its own.
    /// </summary>
    public bool IsToldWithBatch => Request.Batch is not null && HandOver is null;

    /// <summary>The last time it was handed over; null where it never was.</summary>
    public Assigned? HandOver =>
        Steps.Select(s => s.What).OfType<Assigned>().LastOrDefault(a => a.Cause == AssignmentCause.HandedOver);

    /// <summary>
    /// Whether its requester is told with all of its bulk request how it was carried out. With a link, or once its requester asked for one
    /// anew, it is told of alone.
    /// </summary>
    public bool IsCarriedOutWithBatch => Request.Batch is not null && Link is null && Steps.Count(s => s.What is LinkAsked) <= 1;

    /// <summary>
    /// Whether whoever holds the card has a newer one about it: one that stands is enough to press. An approver's matters while it waits.
    /// </summary>
    public bool IsSuperseded(PostedCard card) =>
        (card.Audience == Audience.Requester || (card.Audience == Audience.Approver && State == AttestationState.Requested))
        && Cards.LastOrDefault(card.IsOfSameHolder) is { } last
        && !last.IsSamePlaceAs(card);

    /// <summary>The cards that have a newer one only once these are posted too.</summary>
    public IEnumerable<PostedCard> SupersededBy(params IEnumerable<PostedCard> posted)
    {
        var after = this with { Cards = posted.Aggregate(Cards, AddCard) };
        return Cards.Where(c => after.IsSuperseded(c) && !IsSuperseded(c));
    }

    public bool IsApprover(Guid person) => Assignment?.Approvers.Contains(person) == true;

    /// <summary>Whether the person was asked to decide and somebody else is asked in their place now.</summary>
    public bool WasReplaced(Guid person) =>
        !IsApprover(person) && Steps.Any(s => s.What is Assigned asked && asked.Approvers.Contains(person));

    /// <summary>The attestation after <paramref name="entry"/>; null when the entry may not follow.</summary>
    public static Attestation? Apply(Attestation? before, Guid customer, StoredEvent entry) =>
        Transitions.Next(before?.State, entry.What) is { } state
        && OutboxFold.Complete(before ?? Begin(customer, state, entry), entry) is { } completed
        && (before is null ? completed : Move(completed, state, entry)) is { } moved
            ? OutboxFold.Enqueue(moved, entry)
            : null;

    /// <summary>The attestation after an entry of which only what every version writes alike is understood.</summary>
    public static Attestation Pass(Attestation before, StoredEvent entry)
    {
        var completed = OutboxFold.Complete(before, entry) ?? before;
        var isShown = entry.What is NewerEvent || Transitions.IsStep(entry.What);
        var passed = completed with
        {
            HasNewerEntries = true,
            ErasedAt = entry.What is DetailsErased ? entry.At : completed.ErasedAt,
            Steps = isShown ? completed.Steps.Add(entry with { What = new NewerEvent(EventKind.Of(entry.What)) }) : completed.Steps,
        };
        return OutboxFold.Enqueue(passed, entry) ?? passed;
    }

    private static Attestation Begin(Guid customer, AttestationState state, StoredEvent entry)
    {
        var request = (Requested)entry.What;
        return new Attestation(
            new(customer, entry.Attestation), state, entry.Sequence, request, entry.Actor, null, [entry],
            request.Card is { } card ? [card] : [], ImmutableDictionary<Guid, MessageState>.Empty);
    }

    private static Attestation? Move(Attestation before, AttestationState state, StoredEvent entry) => entry.What switch
    {
        var what when Transitions.IsStep(what) => OutboxFold.Overtake(before with
        {
            State = state,
            Version = entry.Sequence,
            Steps = before.Steps.Add(entry),
            Assignment = what as Assigned ?? before.Assignment,
        }),
        CardPosted posted => before with { Cards = AddCard(before.Cards, posted.Card) },
        DetailsErased => before with { ErasedAt = entry.At },
        BulkOrdered => before with { Orders = before.Orders.Add(entry) },
        _ => OutboxFold.Apply(before, entry),
    };

    internal static ImmutableList<PostedCard> AddCard(ImmutableList<PostedCard> cards, PostedCard card) =>
        cards.Any(c => c.IsSamePlaceAs(card)) ? cards : cards.Add(card);
}
