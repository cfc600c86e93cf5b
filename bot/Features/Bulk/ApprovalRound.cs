using System.Text.Json.Serialization;

namespace McaBot.Features.Bulk;

/// <summary>One asking: which rows waited when the approvers' cards were drawn. A decision about all counts for these.</summary>
/// <param name="Number">1, 2, 3…</param>
/// <param name="At">When it began.</param>
internal sealed record ApprovalRound(
    [property: JsonPropertyName("number")] int Number,
    [property: JsonPropertyName("asked")] IReadOnlyList<AskedRows> Asked,
    [property: JsonPropertyName("at")] DateTimeOffset? At = null)
{
    public IEnumerable<int> RowsOf(Guid approver) => Asked.Where(a => a.Approvers.Contains(approver)).SelectMany(a => a.Rows).Order();
}
