using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <param name="DetailsHash">SHA-256 of the salted details, lower-case hex.</param>
/// <param name="Evidence">SHA-256 of each evidence file, lower-case hex; the names stand in the details.</param>
/// <param name="Batch">The bulk request it came in, whose approver and requester are told about all of it at once.</param>
/// <param name="Card">The requester's own card, which settles later; null where it was lost, or stands for more than this request.</param>
/// <param name="Agreement">Which agreement there was to accept; null where Partner Center was not asked.</param>
public sealed record Requested(
    [property: JsonPropertyName("scenario")] Scenario Scenario,
    [property: JsonPropertyName("country")] string Country,
    [property: JsonPropertyName("language")] string Language,
    [property: JsonPropertyName("dateAgreed")] DateOnly DateAgreed,
    [property: JsonPropertyName("obtained")] AcceptanceMethod Obtained,
    [property: JsonPropertyName("detailsHash")] string DetailsHash,
    [property: JsonPropertyName("evidence")] IReadOnlyList<string>? Evidence = null,
    [property: JsonPropertyName("batch")] Guid? Batch = null,
    [property: JsonPropertyName("card")] PostedCard? Card = null,
    [property: JsonPropertyName("agreement")] AgreementOnRecord? Agreement = null) : LedgerEvent;

public enum ApprovalRoute
{
    [JsonStringEnumMemberName("manager")] Manager = 1,
    [JsonStringEnumMemberName("approver-group")] ApproverGroup = 2,

    /// <summary>The manager and the approver group: whoever decides first.</summary>
    [JsonStringEnumMemberName("manager-or-group")] ManagerOrGroup = 3,
}

/// <summary>Why others are asked than at first.</summary>
public enum AssignmentCause
{
    /// <summary>Whoever was asked handed it over.</summary>
    [JsonStringEnumMemberName("handed-over")] HandedOver = 1,

    /// <summary>Whoever was asked did not decide in time.</summary>
    [JsonStringEnumMemberName("escalated")] Escalated = 2,

    /// <summary>Whoever would be asked is away.</summary>
    [JsonStringEnumMemberName("away")] Away = 3,

    /// <summary>Whoever was asked no longer holds the right to decide.</summary>
    [JsonStringEnumMemberName("right-lost")] RightLost = 4,
}

/// <summary>Who is asked to decide.</summary>
/// <param name="Cause">Null for those asked first.</param>
public sealed record Assigned(
    [property: JsonPropertyName("route")] ApprovalRoute Route,
    [property: JsonPropertyName("approvers")] IReadOnlyList<Guid> Approvers,
    [property: JsonPropertyName("cause")] AssignmentCause? Cause = null) : LedgerEvent;

/// <summary>The approvers were told again: by McaBot when nobody decided for a while, or at the requester's wish.</summary>
public sealed record Reminded : LedgerEvent;

/// <summary>Nobody decided in time.</summary>
public sealed record Expired : LedgerEvent;

/// <summary>An approver decided about all of a bulk request; what that means for each row stands in the row's own ledger.</summary>
/// <param name="Round">Which asking it answers.</param>
/// <param name="Order">SHA-256 of the order that is carried out row by row, lower-case hex: any other is none.</param>
public sealed record BulkOrdered(
    [property: JsonPropertyName("batch")] Guid Batch,
    [property: JsonPropertyName("round")] int Round,
    [property: JsonPropertyName("approves")] bool Approves,
    [property: JsonPropertyName("order")] string Order) : LedgerEvent;

/// <param name="Order">SHA-256 of the order about all of a bulk request that it is part of.</param>
/// <param name="NoteHash">SHA-256 of the salted note that holds the approver's comment; null where there is none.</param>
public sealed record Approved(
    [property: JsonPropertyName("order")] string? Order = null,
    [property: JsonPropertyName("noteHash")] string? NoteHash = null) : LedgerEvent;

/// <param name="NoteHash">SHA-256 of the salted note that holds the reason.</param>
/// <param name="Order"><inheritdoc cref="Approved" path="/param[@name='Order']"/></param>
public sealed record Rejected(
    [property: JsonPropertyName("noteHash")] string NoteHash,
    [property: JsonPropertyName("order")] string? Order = null) : LedgerEvent;

public sealed record Withdrawn : LedgerEvent;

/// <summary>Given back to the requester to carry out, for want of a Partner Center connection or at the requester's wish.</summary>
/// <param name="To">Null in entries from before there was a choice: by hand.</param>
public sealed record HandedOff([property: JsonPropertyName("to")] CarryOutWay? To = null) : LedgerEvent;

/// <summary>A link for the customer is asked of Partner Center.</summary>
public sealed record LinkAsked : LedgerEvent;

/// <summary>Partner Center made the enhanced attestation that the customer accepts behind a link.</summary>
/// <param name="NoteHash">SHA-256 of the salted note that holds the attestation's id: who knows it can accept, so it is a secret until it
/// is spent.</param>
/// <param name="RequestId">The MS-RequestId it was made under.</param>
/// <param name="CorrelationId">The MS-CorrelationId of the call that was answered.</param>
/// <param name="Until">When the link is taken for expired; null when its life is not known.</param>
public sealed record LinkIssued(
    [property: JsonPropertyName("noteHash")] string NoteHash,
    [property: JsonPropertyName("requestId")] Guid RequestId,
    [property: JsonPropertyName("correlationId")] Guid CorrelationId,
    [property: JsonPropertyName("until")] DateTimeOffset? Until = null) : LedgerEvent;

/// <summary>The requester says that the customer has accepted behind the link.</summary>
/// <param name="Link">The entry of that link; null in entries from before it was named: the link of that time.</param>
public sealed record AcceptanceReported([property: JsonPropertyName("link")] Guid? Link = null) : LedgerEvent;

/// <summary>Partner Center refused for a reason that repetition does not mend; the attestation stays as it was.</summary>
/// <param name="Code">Partner Center's own error code, for support.</param>
public sealed record PartnerCenterRefused(
    [property: JsonPropertyName("problem")] PartnerCenterProblem Problem,
    [property: JsonPropertyName("code")] string Code) : LedgerEvent;

/// <summary>Given up by the requester after approval.</summary>
public sealed record Failed : LedgerEvent;

/// <param name="Reference">The reference under which the attestation was recorded; see <see cref="ReferenceForm"/>.</param>
/// <param name="AlreadyAttested">True when Partner Center held a confirmation of this customer's acceptance before; null also where it may
/// be one of ours that went unanswered.</param>
/// <param name="RequestId">The MS-RequestId of the agreement, where Partner Center made it.</param>
/// <param name="CorrelationId">The MS-CorrelationId of the call that was answered.</param>
public sealed record Completed(
    [property: JsonPropertyName("reference")] string Reference,
    [property: JsonPropertyName("alreadyAttested")] bool? AlreadyAttested = null,
    [property: JsonPropertyName("requestId")] Guid? RequestId = null,
    [property: JsonPropertyName("correlationId")] Guid? CorrelationId = null) : LedgerEvent;

/// <summary>A card was drawn somewhere at a person's wish, and has to settle like the others.</summary>
public sealed record CardPosted([property: JsonPropertyName("copy")] PostedCard Card) : LedgerEvent;

/// <summary>The details, notes and evidence behind the attestation's hashes are erased: its time is over.</summary>
public sealed record DetailsErased : LedgerEvent;
