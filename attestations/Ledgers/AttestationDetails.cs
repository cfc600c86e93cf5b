using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>
/// What identifies the customer's people and whatever was typed freely: kept apart from the ledger, which holds only its hash.
/// </summary>
/// <param name="Salt">Random, so that the hash in the ledger gives nothing away once the details are erased.</param>
public sealed record AttestationDetails(
    [property: JsonPropertyName("attestation")] Guid Attestation,
    [property: JsonPropertyName("salt")] string Salt,
    [property: JsonPropertyName("customer")] Customer Customer,
    [property: JsonPropertyName("signatory")] Signatory Signatory,
    [property: JsonPropertyName("ticket")] string Ticket,
    [property: JsonPropertyName("evidence")] IReadOnlyList<EvidenceFile>? Evidence = null);
