using System.Text.Json.Serialization;

namespace McaBot.Storage.Projections;

/// <summary>One attestation as a person sees it in a list.</summary>
/// <param name="Company">The customer's name; empty when its details were erased.</param>
/// <param name="Person">Who it waits for, to the requester; who asked, to an approver.</param>
/// <param name="Version">Of the attestation, so that a late update does not undo a newer one.</param>
/// <param name="At">Since when it has been in this state; UTC.</param>
/// <param name="InBatch">Whether it is part of a bulk request.</param>
internal sealed record IndexRow(
    [property: JsonPropertyName("customer")] Guid Customer,
    [property: JsonPropertyName("attestation")] Guid Attestation,
    [property: JsonPropertyName("company")] string Company,
    [property: JsonPropertyName("state")] AttestationState State,
    [property: JsonPropertyName("version")] long Version,
    [property: JsonPropertyName("at")] DateTimeOffset At,
    [property: JsonPropertyName("asRequester")] bool AsRequester,
    [property: JsonPropertyName("asApprover")] bool AsApprover,
    [property: JsonPropertyName("person")] Guid? Person = null,
    [property: JsonPropertyName("inBatch")] bool InBatch = false)
{
    public AttestationKey Key => new(Customer, Attestation);
}
