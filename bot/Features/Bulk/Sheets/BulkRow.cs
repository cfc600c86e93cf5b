using System.Text.Json.Serialization;

namespace McaBot.Features.Bulk.Sheets;

/// <summary>A row that can be requested.</summary>
/// <param name="Number">As a spreadsheet counts: the header is row 1.</param>
internal sealed record BulkRow(
    [property: JsonPropertyName("number")] int Number,
    [property: JsonPropertyName("facts")] AttestationFacts Facts);
