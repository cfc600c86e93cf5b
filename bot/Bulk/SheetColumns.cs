using System.Globalization;
using System.Text;
using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Bulk;

/// <summary>The columns of a file: found by field id or by the name people read, in either language, however it is written.</summary>
public static class SheetColumns
{
    /// <summary>In the order of the template.</summary>
    public static IReadOnlyList<string> All { get; } = [BulkTexts.Scenario, .. Fields.OfCustomer, .. Fields.OfAcceptance];

    private static readonly Dictionary<string, string> ByName = All
        .SelectMany(field => Cultures.All.SelectMany(c => new[] { field, BulkTexts.Column(field, c), FieldLabels.Of(field, c) }.Select(name => (Name: Plain(name), Field: field))))
        .Concat(new (string Name, string Field)[]
        {
            ("scenario", BulkTexts.Scenario), ("company", Fields.CompanyName), ("customer", Fields.CompanyName), ("societe", Fields.CompanyName), ("client", Fields.CompanyName),
            ("tenant", Fields.TenantId), ("domaine", Fields.Domain), ("pays", Fields.Country), ("langue", Fields.Language), ("nomdefamille", Fields.LastName),
            ("courriel", Fields.Email), ("mail", Fields.Email), ("telephone", Fields.Phone), ("date", Fields.DateAgreed), ("obtenu", Fields.Obtained), ("case", Fields.Ticket), ("dossier", Fields.Ticket),
        })
        .DistinctBy(pair => pair.Name)
        .ToDictionary(pair => pair.Name, pair => pair.Field, StringComparer.Ordinal);

    /// <returns>The field id; null when the name means nothing.</returns>
    public static string? Find(string name) => ByName.GetValueOrDefault(Plain(name));

    /// <summary>Letters and digits alone, lower case, without accents; what stands in brackets does not count.</summary>
    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        var depth = 0;
        foreach (var rune in string.Concat(name.EnumerateRunes()).Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            depth += rune.Value switch { '(' => 1, ')' when depth > 0 => -1, _ => 0 };
            if (depth == 0 && Rune.IsLetterOrDigit(rune))
            {
                plain.Append(Rune.ToLower(rune, CultureInfo.InvariantCulture).ToString());
            }
        }

        return plain.ToString();
    }
}
