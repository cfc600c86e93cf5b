using McaBot.Cards;

namespace McaBot.Bulk;

/// <summary>A file that was read and waits for its sender's word. Kept until requested, discarded or replaced.</summary>
/// <param name="Sha256">Of the file.</param>
/// <param name="LeftAside">Columns of the file that mean nothing here; null in previews from before they were let by.</param>
/// <param name="OtherSheets">Of a workbook, which were not looked at.</param>
/// <param name="Latest">The latest valid day of acceptance: today, where the sender was.</param>
internal sealed record BulkPreview(
    Guid Id, string FileName, string Sha256, DateTimeOffset At, DateOnly Latest, IReadOnlyList<BulkRow> Rows, IReadOnlyList<BulkRowProblem> Problems,
    BulkDateExample? Date = null, BulkBefore? Before = null, IReadOnlyList<string>? LeftAside = null,
    IReadOnlyList<string>? OtherSheets = null)
{
    public int Bad => Problems.Select(p => p.Row).Distinct().Count();

    public BulkPreviewView View(DateOnly earliest) =>
        new(Id, FileName, Rows.Count, Bad, Problems, earliest, Latest, Date, Before, LeftAside ?? [], OtherSheets ?? []);
}
