using McaBot.Teams.Files;

namespace McaBot.Features.Bulk.Sheets;

/// <summary>The file people fill in: the columns, and one example that can never be requested by mistake.</summary>
internal static class BulkTemplate
{
    public static Task WriteAsync(Stream file, CultureInfo culture, DateOnly today, CancellationToken cancellationToken) =>
    CsvFiles.WriteAsync(
        file, culture, [.. SheetColumns.All.Select(f => BulkTexts.Column(f, culture))], [Example(culture, today)], cancellationToken);

    private static IReadOnlyList<string> Example(CultureInfo culture, DateOnly today)
    {
        var example = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [BulkTexts.Scenario] = BulkTexts.Value("Scenario", culture),

            // No tenant id, so that a row left in by mistake is reported and not requested.
            [Fields.TenantId] = BulkTexts.Word("Example", culture),
            [Fields.Domain] = "contoso.com",
            [Fields.CompanyName] = "Contoso Ltd",
            [Fields.Country] = "FR",
            [Fields.Language] = "fr-FR",
            [Fields.FirstName] = "Camille",
            [Fields.LastName] = "Dupont",
            [Fields.Email] = "camille.dupont@contoso.com",
            [Fields.DateAgreed] = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            [Fields.Ticket] = "CASE-10042",
            [Fields.Obtained] = BulkTexts.Value("Obtained", culture),
        };
        return [.. SheetColumns.All.Select(f => example.GetValueOrDefault(f, ""))];
    }
}
