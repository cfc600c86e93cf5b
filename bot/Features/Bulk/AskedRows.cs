using System.Text.Json.Serialization;

namespace McaBot.Features.Bulk;

/// <summary>Rows that the same people are asked about.</summary>
internal sealed record AskedRows(
    [property: JsonPropertyName("approvers")] IReadOnlyList<Guid> Approvers,
    [property: JsonPropertyName("rows")] IReadOnlyList<int> Rows);
