namespace McaBot.Features.Bulk.Sheets;

/// <summary>What a sheet's rows come to: what can be requested, and what is wrong with the others.</summary>
/// <param name="Date">A day not written the ISO way, and how it was read; if there is one, one that others would read otherwise.</param>
internal sealed record CheckedRows(IReadOnlyList<BulkRow> Good, IReadOnlyList<BulkRowProblem> Problems, BulkDateExample? Date)
{
    public int Bad => Problems.Select(p => p.Row).Distinct().Count();
}
