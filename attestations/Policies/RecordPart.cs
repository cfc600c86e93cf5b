using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>
/// What of an attestation lies outside its ledger, which holds the hash. Each has words of its own where a check names it.
/// </summary>
public enum RecordPart
{
    /// <summary>The customer, the person who accepted, and the ticket.</summary>
    [JsonStringEnumMemberName("details")] Details = 1,

    /// <summary>The reason of a rejection.</summary>
    [JsonStringEnumMemberName("reason")] Reason = 2,

    /// <summary>The id behind a customer's link.</summary>
    [JsonStringEnumMemberName("link")] Link = 3,

    [JsonStringEnumMemberName("evidence")] Evidence = 4,

    /// <summary>The rows of the bulk request it came in.</summary>
    [JsonStringEnumMemberName("bulk-rows")] BulkRows = 5,

    /// <summary>A decision about all of the bulk request it came in.</summary>
    [JsonStringEnumMemberName("bulk-order")] BulkOrder = 6,

    /// <summary>The approver's comment.</summary>
    [JsonStringEnumMemberName("comment")] Comment = 7,
}
