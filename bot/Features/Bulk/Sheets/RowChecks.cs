using System.Text.RegularExpressions;
using McaBot.Platform.Settings;

namespace McaBot.Features.Bulk.Sheets;

/// <summary>Checks rows by the same forms as the dialog does, field by field.</summary>
internal sealed partial class RowChecks(IOptions<AttestationOptions> attestation, PartnerTenants partner)
{
    public DateOnly Earliest => attestation.Value.EarliestDateAgreed;

    /// <param name="culture">The sender's own, region included, in which the cells are read.</param>
    /// <param name="today">Today where the agent is.</param>
    public CheckedRows Check(IReadOnlyList<SheetRow> rows, CultureInfo culture, DateOnly today)
    {
        var good = new List<BulkRow>();
        var problems = new List<BulkRowProblem>();
        var rowOfCustomer = new Dictionary<Guid, int>();
        var examples = new List<(BulkDateExample Date, bool IsAmbiguous)>();
        foreach (var row in rows)
        {
            if (row.Fault is { } fault)
            {
                problems.Add(new(row.Number, fault == RowFault.BadQuotes ? BulkRowFault.BadQuotes : BulkRowFault.TooManyCells));
                continue;
            }

            var read = Check(row.Cells, culture, today);
            if (read.Facts is not { } facts)
            {
                problems.AddRange(read.Errors.Select(
                    e => new BulkRowProblem(row.Number, BulkRowFault.Field, e.Field, e.Problem, row.Cells.GetValueOrDefault(e.Field))));
            }
            else if (!rowOfCustomer.TryAdd(facts.Customer.TenantId, row.Number))
            {
                problems.Add(
                    new(
                        row.Number, BulkRowFault.SameCustomer, Fields.TenantId,
                        Value: rowOfCustomer[facts.Customer.TenantId].ToString(CultureInfo.InvariantCulture)));
            }
            else
            {
                good.Add(new(row.Number, facts));
                if (row.Cells[Fields.DateAgreed] is var typed && TypedDay.OfIso(typed) is null)
                {
                    examples.Add((new(typed, facts.Acceptance.DateAgreed), read.HasAmbiguousDay));
                }
            }
        }

        return new CheckedRows(good, problems, examples.OrderByDescending(e => e.IsAmbiguous).Select(e => e.Date).FirstOrDefault());
    }

    private CheckedRow Check(IReadOnlyDictionary<string, string> cells, CultureInfo culture, DateOnly today)
    {
        var country = FieldLabels.Read(Fields.Country, cells.GetValueOrDefault(Fields.Country), culture, "").Text;
        var read = cells.ToDictionary(
            c => c.Key, c => FieldLabels.Read(c.Key, IsNoText(c.Key, c.Value) ? "" : c.Value, culture, country), StringComparer.Ordinal);
        var inputs = read.ToDictionary(r => r.Key, r => r.Value.Text, StringComparer.Ordinal);
        var scenario = ScenarioOf(inputs.GetValueOrDefault(BulkTexts.Scenario, ""));
        var customer = CustomerForm.Check(inputs, partner.Ids);
        var signed = AcceptanceForm.Check(inputs, Earliest, today);
        if (scenario is { } known && customer.Value is not null && signed.Value is not null)
        {
            var facts = new AttestationFacts(known, customer.Value, signed.Value.Signatory, signed.Value.Acceptance);
            return new(facts, [], read[Fields.DateAgreed].IsAmbiguous);
        }

        var missing = string.IsNullOrWhiteSpace(inputs.GetValueOrDefault(BulkTexts.Scenario));
        return new(
            null,
            [
                .. scenario is null
                    ? [new(BulkTexts.Scenario, missing ? FieldProblem.Missing : FieldProblem.UnknownChoice)]
                    : Array.Empty<FieldError>(),
                .. customer.Errors,
                .. signed.Errors,
            ]);
    }

    /// <summary>Whether a spreadsheet's error stands where any text may: it is no text. Other fields refuse it by themselves.</summary>
    private static bool IsNoText(string field, string cell) =>
        field is Fields.CompanyName or Fields.FirstName or Fields.LastName or Fields.Ticket && SpreadsheetError().IsMatch(cell);

    /// <summary>By code, by the words of either language, or by its number on the dialog's card.</summary>
    private static Scenario? ScenarioOf(string typed)
    {
        if (Code.Parse<Scenario>(typed.Trim().ToLowerInvariant().Replace(' ', '-')) is { } code)
        {
            return code;
        }

        const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreSymbols;
        string[] Names(Scenario scenario) =>
        [
            .. Cultures.All.Select(c => BulkTexts.Of(scenario, c)),
            ((int)scenario).ToString(CultureInfo.InvariantCulture),
            scenario == Scenario.NewPartner ? "nouveau partenaire" : "partenaire existant",
        ];
        foreach (var scenario in Enum.GetValues<Scenario>())
        {
            if (Names(scenario).Any(name => CultureInfo.InvariantCulture.CompareInfo.Compare(name, typed.Trim(), Loosely) == 0))
            {
                return scenario;
            }
        }

        return null;
    }

    [GeneratedRegex("^#(?:N/A|[A-Z0/]+[!?])$")]
    private static partial Regex SpreadsheetError();

    private sealed record CheckedRow(AttestationFacts? Facts, IReadOnlyList<FieldError> Errors, bool HasAmbiguousDay = false);
}
