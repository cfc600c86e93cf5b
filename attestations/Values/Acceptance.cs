using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <param name="DateAgreed">The customer's date of acceptance; never in the future, never before the agreement's cut-off.</param>
/// <param name="Ticket">The partner's own ticket or case reference, 1 to 100 characters.</param>
public sealed record Acceptance(
    [property: JsonPropertyName("dateAgreed")] DateOnly DateAgreed,
    [property: JsonPropertyName("obtained")] AcceptanceMethod Obtained,
    [property: JsonPropertyName("ticket")] string Ticket);
