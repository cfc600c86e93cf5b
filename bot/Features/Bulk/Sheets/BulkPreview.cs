using System.Text.Json;
using System.Text.Json.Serialization;

namespace McaBot.Features.Bulk.Sheets;

/// <summary>A file that was read and waits for its sender's word. Kept until requested, discarded or replaced.</summary>
/// <param name="Sha256">Of the file.</param>
/// <param name="LeftAside">Columns of the file that mean nothing here; null in previews from before they were let by.</param>
/// <param name="OtherSheets">Of a workbook, which were not looked at.</param>
/// <param name="HiddenRows">Of a workbook, how many were left out because they are hidden; null where none were.</param>
/// <param name="Latest">The latest valid day of acceptance: today, where the sender was.</param>
/// <param name="Card">The message that shows it; no part of what it is named by.</param>
internal sealed record BulkPreview(
    [property: JsonPropertyName("id")] Guid Id,
    [property: JsonPropertyName("fileName")] string FileName,
    [property: JsonPropertyName("sha256")] string Sha256,
    [property: JsonPropertyName("at")] DateTimeOffset At,
    [property: JsonPropertyName("latest")] DateOnly Latest,
    [property: JsonPropertyName("rows")] IReadOnlyList<BulkRow> Rows,
    [property: JsonPropertyName("problems")] IReadOnlyList<BulkRowProblem> Problems,
    [property: JsonPropertyName("date")] BulkDateExample? Date = null,
    [property: JsonPropertyName("before")] BulkBefore? Before = null,
    [property: JsonPropertyName("leftAside")] IReadOnlyList<string>? LeftAside = null,
    [property: JsonPropertyName("otherSheets")] IReadOnlyList<string>? OtherSheets = null,
    [property: JsonPropertyName("card")] string? Card = null,
    [property: JsonPropertyName("hiddenRows")] int? HiddenRows = null)
{
    /// <summary>Named by its content: a card that was shown names exactly what it showed.</summary>
    public BulkPreview Sealed() => this with
    {
        Id = ContentId.Of(JsonSerializer.SerializeToUtf8Bytes(this with { Id = Guid.Empty, Card = null }, BulkJson.Default.BulkPreview)),
    };

    public bool IsAsShown => Sealed().Id == Id;

    public int Bad => Problems.Select(p => p.Row).Distinct().Count();

    public BulkPreviewView View(DateOnly earliest) =>
        new(Id, FileName, Rows.Count, Bad, Problems, earliest, Latest, Date, Before, LeftAside ?? [], OtherSheets ?? [], HiddenRows ?? 0);
}
