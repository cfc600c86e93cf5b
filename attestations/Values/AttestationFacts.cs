using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>Everything the partner attests to, checked field by field.</summary>
/// <param name="Evidence">Files that show the acceptance, kept before the request is.</param>
/// <param name="Batch">The bulk request it comes in, if any.</param>
public sealed record AttestationFacts(
    [property: JsonPropertyName("scenario")] Scenario Scenario,
    [property: JsonPropertyName("customer")] Customer Customer,
    [property: JsonPropertyName("signatory")] Signatory Signatory,
    [property: JsonPropertyName("acceptance")] Acceptance Acceptance,
    [property: JsonPropertyName("evidence")] IReadOnlyList<EvidenceFile>? Evidence = null,
    [property: JsonPropertyName("batch")] Guid? Batch = null);
