using System.Text.Json.Serialization;

namespace McaBot.Cards;

/// <param name="Row">As a spreadsheet counts: the header is row 1.</param>
/// <param name="Field">The field's id, where a cell is wrong.</param>
/// <param name="Value">What stands there, the earlier row, or the number of the open attestation.</param>
public sealed record BulkRowProblem(
    [property: JsonPropertyName("row")] int Row,
    [property: JsonPropertyName("trouble")] BulkRowFault Fault,
    [property: JsonPropertyName("field")] string? Field = null,
    [property: JsonPropertyName("problem")] FieldProblem? Problem = null,
    [property: JsonPropertyName("value")] string? Value = null);
