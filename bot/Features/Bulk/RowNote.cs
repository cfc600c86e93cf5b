using System.Text.Json.Serialization;

namespace McaBot.Features.Bulk;

/// <summary>What became of one row: a line of the batch's notes. Later lines about a row add to earlier ones.</summary>
/// <param name="Attestation">Set once it is on record.</param>
/// <param name="Refusal">Why it was not put on record.</param>
/// <param name="Other">The number of the attestation that stood in the way, or of the one requested before.</param>
/// <param name="Approvers">Who is asked.</param>
/// <param name="State">As last seen.</param>
/// <param name="Order">The round of the order that was carried out on it.</param>
/// <param name="Problem">Why it is not carried out: a code; "" where nothing is wrong any more.</param>
/// <param name="ProblemAt">When it last failed, as long as that is told with all of the bulk request; UTC.</param>
internal sealed record RowNote(
    [property: JsonPropertyName("row")] int Row,
    [property: JsonPropertyName("attestation")] Guid? Attestation = null,
    [property: JsonPropertyName("refusal")] Refusal? Refusal = null,
    [property: JsonPropertyName("other")] string? Other = null,
    [property: JsonPropertyName("approvers")] IReadOnlyList<Guid>? Approvers = null,
    [property: JsonPropertyName("state")] AttestationState? State = null,
    [property: JsonPropertyName("order")] int? Order = null,
    [property: JsonPropertyName("trouble")] string? Problem = null,
    [property: JsonPropertyName("troubleAt")] DateTimeOffset? ProblemAt = null)
{
    public bool IsStuck => Problem is { Length: > 0 } && State is AttestationState.Approved or AttestationState.LinkIssued;

    /// <summary>Approved, and Partner Center has not been heard yet.</summary>
    public bool IsUnderWay => State == AttestationState.Approved && !IsStuck;
}
