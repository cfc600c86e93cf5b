using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>One line of a customer's ledger.</summary>
/// <param name="Sequence">1, 2, 3… without a gap.</param>
/// <param name="At">UTC.</param>
/// <param name="Correlation">Ties the entry to the turn or run that wrote it, and to its trace.</param>
/// <param name="Previous">SHA-256 of the entry before; of the ledger's opening seed for the first.</param>
/// <param name="Hash">SHA-256 over this line's bytes without the hash itself: the last property of the line.</param>
/// <param name="Completes">Messages of the outbox that this entry ends; null for none.</param>
/// <param name="Enqueues">Messages of the outbox that become due with it; null for none.</param>
public sealed record StoredEvent(
    [property: JsonPropertyName("sequence")] long Sequence,
    [property: JsonPropertyName("id")] Guid Id,
    [property: JsonPropertyName("at")] DateTimeOffset At,
    [property: JsonPropertyName("attestation")] Guid Attestation,
    [property: JsonPropertyName("actor")] Actor Actor,
    [property: JsonPropertyName("correlation")] string Correlation,
    [property: JsonPropertyName("what")] LedgerEvent What,
    [property: JsonPropertyName("previous"), JsonPropertyOrder(1)] string Previous,
    [property: JsonPropertyName("hash"), JsonPropertyOrder(2)] string Hash,
    [property: JsonPropertyName("completes")] IReadOnlyList<Completion>? Completes = null,
    [property: JsonPropertyName("enqueues")] IReadOnlyList<OutboxMessage>? Enqueues = null);
