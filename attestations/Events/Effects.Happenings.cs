namespace McaBot.Attestations;

/// <summary>What McaBot has to do after a transition, outside the turn.</summary>
public enum EffectKind
{
    /// <summary>Post the approval card to one approver. Target: object id.</summary>
    TellApprover = 1,

    /// <summary>Find the subscribed channels and make one <see cref="PostToChannel"/> due for each. Target: null for the attestation itself, else <see cref="EffectPlan.Failures"/>.</summary>
    Announce = 2,

    /// <summary>Post the channel's card. Target: channel id.</summary>
    PostToChannel = 3,

    /// <summary>Tell the requester how it was decided. Target: object id.</summary>
    TellRequester = 4,

    /// <summary>Redraw a posted card from the present state. Target: activity id of the copy.</summary>
    Settle = 5,

    /// <summary>Bring the index blobs up to date.</summary>
    Index = 6,

    /// <summary>Ask Partner Center for the attestation behind the customer's link. The effect's id is the idempotency key.</summary>
    IssueLink = 7,

    /// <summary>
    /// Make the agreement in Partner Center. The effect's id is the idempotency key. Target: the entry of the link the customer accepted behind;
    /// null in entries from before it was named.
    /// </summary>
    CreateAgreement = 8,

    /// <summary>Post the approval card again to an approver who has not decided. Target: object id.</summary>
    RemindApprover = 9,
}

/// <param name="ClaimedBy">The process that committed the transition does its effects at once: the first claim travels with the event.</param>
public sealed record EffectDue(Guid Effect, EffectKind Does, string? Target = null, string? ClaimedBy = null) : Happening;

/// <summary>A process takes the effect; a claim that nothing followed lapses after <see cref="EffectPolicy.ClaimTime"/>.</summary>
/// <param name="Renews">Whoever holds it goes on holding it: no further try. Null as good as false.</param>
/// <param name="Waits">Nothing was sent under this claim yet, such as in the queue of a busy channel: taking it over repeats nothing. Null as good as false.</param>
public sealed record EffectClaimed(Guid Effect, string By, bool? Renews = null, bool? Waits = null) : Happening;

/// <param name="Unsure">True when the try may have had its effect although no answer came.</param>
/// <param name="Throttled">True when the far side would not look at anything: the try does not count.</param>
public sealed record EffectDeferred(Guid Effect, DateTimeOffset Until, string Why, bool Unsure, bool? Throttled = null) : Happening;

/// <param name="Copy">The card that was posted, where the effect posted one.</param>
public sealed record EffectDone(Guid Effect, Copy? Copy = null) : Happening;

/// <summary>Given up; visible to operators until replayed or dismissed.</summary>
/// <param name="Unsure">Whether the last try may have had its effect; null where that is not known.</param>
public sealed record EffectParked(Guid Effect, string Why, bool? Unsure = null) : Happening;

/// <summary>Somebody has a parked effect done after all, with all its tries anew, and under the same idempotency key.</summary>
public sealed record EffectReplayed(Guid Effect) : Happening;

/// <summary>An operator leaves a parked effect at that: it is not to be done any more.</summary>
public sealed record EffectDismissed(Guid Effect) : Happening;
