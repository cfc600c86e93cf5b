using System.Text.Json.Serialization;

namespace McaBot.Features.Bulk;

/// <summary>
/// An approver's word about all rows that were shown, written once before any of it is carried out. Its hash stands in the ledger of one of
/// the rows, noted there by who decided: only then it counts.
/// </summary>
/// <param name="Round">Which asking it answers: of one asking only the first word counts.</param>
/// <param name="Rows">The rows it covers.</param>
/// <param name="Reason">Of a rejection.</param>
/// <param name="Attestations">What the rows are on record as, in the order of the rows.</param>
/// <param name="Anchor">The row in whose ledger it is noted.</param>
/// <param name="Comment">Of an approval.</param>
internal sealed record BulkOrder(
    [property: JsonPropertyName("round")] int Round,
    [property: JsonPropertyName("approves")] bool Approves,
    [property: JsonPropertyName("decider")] Actor Decider,
    [property: JsonPropertyName("at")] DateTimeOffset At,
    [property: JsonPropertyName("correlation")] string Correlation,
    [property: JsonPropertyName("rows")] IReadOnlyList<int> Rows,
    [property: JsonPropertyName("reason")] string? Reason = null,
    [property: JsonPropertyName("attestations")] IReadOnlyList<Guid>? Attestations = null,
    [property: JsonPropertyName("anchor")] int Anchor = 0,
    [property: JsonPropertyName("comment")] string? Comment = null)
{
    private readonly Lazy<Dictionary<int, Guid>> byRow = new(() =>
        Attestations is { } named && named.Count == Rows.Count
            ? Rows.Zip(named).DistinctBy(r => r.First).ToDictionary(r => r.First, r => r.Second)
            : []);

    /// <returns>Null where it names no such row.</returns>
    public AttestationKey? KeyOf(BulkRequest request, int row) =>
        request.Has(row) && byRow.Value.TryGetValue(row, out var id) ? new AttestationKey(request[row].Facts.Customer.TenantId, id) : null;
}
