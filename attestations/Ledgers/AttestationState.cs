using System.Text.Json.Serialization;

namespace McaBot.Attestations;

public enum AttestationState
{
    [JsonStringEnumMemberName("requested")] Requested = 1,
    [JsonStringEnumMemberName("approved")] Approved = 2,
    [JsonStringEnumMemberName("rejected")] Rejected = 3,
    [JsonStringEnumMemberName("withdrawn")] Withdrawn = 4,
    [JsonStringEnumMemberName("handed-off")] HandedOff = 5,
    [JsonStringEnumMemberName("completed")] Completed = 6,

    /// <summary>Nobody decided in time.</summary>
    [JsonStringEnumMemberName("expired")] Expired = 7,

    /// <summary>The customer's link exists; Partner Center waits for the customer, then for the agreement.</summary>
    [JsonStringEnumMemberName("link-issued")] LinkIssued = 8,

    /// <summary>Approved, but given up before it was carried out.</summary>
    [JsonStringEnumMemberName("failed")] Failed = 9,
}
