using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>What McaBot has to do after a transition, outside the turn.</summary>
public enum MessageKind
{
    /// <summary>Post the approval card to one approver. Target: object id.</summary>
    [JsonStringEnumMemberName("tell-approver")] TellApprover = 1,

    /// <summary>
    /// Find the subscribed channels and make one <see cref="PostToChannel"/> due for each. Target: null for the attestation itself, else
    /// <see cref="OutboxPlan.Failures"/>.
    /// </summary>
    [JsonStringEnumMemberName("announce")] Announce = 2,

    /// <summary>Post the channel's card. Target: channel id.</summary>
    [JsonStringEnumMemberName("post-to-channel")] PostToChannel = 3,

    /// <summary>Tell the requester how it was decided. Target: object id.</summary>
    [JsonStringEnumMemberName("tell-requester")] TellRequester = 4,

    /// <summary>Redraw a posted card from the present state. Target: activity id of the copy.</summary>
    [JsonStringEnumMemberName("settle")] Settle = 5,

    /// <summary>Bring the index blobs up to date.</summary>
    [JsonStringEnumMemberName("index")] Index = 6,

    /// <summary>Ask Partner Center for the attestation behind the customer's link. The message's id is the idempotency key.</summary>
    [JsonStringEnumMemberName("issue-link")] IssueLink = 7,

    /// <summary>
    /// Make the agreement in Partner Center. The message's id is the idempotency key. Target: the entry of the link the customer accepted
    /// behind; null in entries from before it was named.
    /// </summary>
    [JsonStringEnumMemberName("create-agreement")] CreateAgreement = 8,

    /// <summary>Post the approval card again to an approver who has not decided. Target: object id.</summary>
    [JsonStringEnumMemberName("remind-approver")] RemindApprover = 9,
}

/// <summary>A message of the outbox, as it stands in the entry that makes it due.</summary>
/// <param name="Target">See <see cref="MessageKind"/>.</param>
/// <param name="ClaimedBy">The process that wrote the entry handles it at once: the first claim travels with it.</param>
public sealed record OutboxMessage(
    [property: JsonPropertyName("id")] Guid Id,
    [property: JsonPropertyName("does")] MessageKind Does,
    [property: JsonPropertyName("target")] string? Target = null,
    [property: JsonPropertyName("claimedBy")] string? ClaimedBy = null);

/// <summary>That a message was handled, as it stands in the entry that says so.</summary>
/// <param name="Card">The card that was posted, where one was.</param>
/// <param name="Ambiguous">True when an earlier try may have had its effect although no answer came; else null.</param>
public sealed record Completion(
    [property: JsonPropertyName("message")] Guid Message,
    [property: JsonPropertyName("card")] PostedCard? Card = null,
    [property: JsonPropertyName("ambiguous")] bool? Ambiguous = null);

/// <summary>Messages were handled, and nothing else happened: see the entry's completions.</summary>
public sealed record Delivered : LedgerEvent;

/// <summary>A message was given up: it is a dead letter until somebody requeues or dismisses it.</summary>
/// <param name="Why">Its code, such as <c>connector-403</c>; free of personal data.</param>
/// <param name="Ambiguous">True when any try of it may have had its effect although no answer came; else null.</param>
public sealed record DeadLettered(
    [property: JsonPropertyName("message")] Guid Message,
    [property: JsonPropertyName("why")] string Why,
    [property: JsonPropertyName("ambiguous")] bool? Ambiguous = null) : LedgerEvent;

/// <summary>Somebody has a dead letter handled after all, with all its tries anew, and under the same idempotency key.</summary>
public sealed record Requeued([property: JsonPropertyName("message")] Guid Message) : LedgerEvent;

/// <summary>Somebody leaves a dead letter at that: it is not handled any more.</summary>
public sealed record Dismissed([property: JsonPropertyName("message")] Guid Message) : LedgerEvent;
