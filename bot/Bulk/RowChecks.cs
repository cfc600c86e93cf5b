using System.Globalization;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Hosting;
using Microsoft.Extensions.Options;

namespace McaBot.Bulk;

/// <summary>A row that can be requested.</summary>
/// <param name="Number">As a spreadsheet counts: the header is row 1.</param>
public sealed record BulkRow(int Number, AttestationFacts Facts);

/// <summary>What a sheet's rows come to: what can be requested, and what is wrong with the others.</summary>
/// <param name="Date">A day that was not written the ISO way, and how it was read.</param>
public sealed record CheckedRows(IReadOnlyList<BulkRow> Good, IReadOnlyList<BulkRowProblem> Problems, BulkDateExample? Date)
{
    public int Bad => Problems.Select(p => p.Row).Distinct().Count();
}

/// <summary>Checks rows by the same forms as the dialog does, field by field.</summary>
public sealed class RowChecks(IOptions<TeamsOptions> teams, IOptions<AttestationOptions> attestation, IOptions<MicrosoftAppOptions> app)
{
    private const string Iso = "yyyy-MM-dd";

    private readonly HashSet<Guid> partnerTenants = [.. teams.Value.AllowedTenants, .. app.Value.MicrosoftAppTenantId is { } own ? [own] : Array.Empty<Guid>()];

    public DateOnly Earliest => attestation.Value.EarliestDateAgreed;

    /// <param name="culture">For dates and names that were typed.</param>
    /// <param name="today">Today where the agent is.</param>
    public CheckedRows Check(IReadOnlyList<SheetRow> rows, CultureInfo culture, DateOnly today)
    {
        var good = new List<BulkRow>();
        var problems = new List<BulkRowProblem>();
        var rowOfCustomer = new Dictionary<Guid, int>();
        BulkDateExample? example = null;
        foreach (var row in rows)
        {
            if (row.Fault is { } fault)
            {
                problems.Add(new(row.Number, fault == RowFault.BadQuotes ? BulkTrouble.BadQuotes : BulkTrouble.TooManyCells));
                continue;
            }

            var (facts, errors) = Check(row.Cells, culture, today);
            if (facts is null)
            {
                problems.AddRange(errors.Select(e => new BulkRowProblem(row.Number, BulkTrouble.Field, e.Field, e.Problem, row.Cells.GetValueOrDefault(e.Field))));
            }
            else if (!rowOfCustomer.TryAdd(facts.Customer.TenantId, row.Number))
            {
                problems.Add(new(row.Number, BulkTrouble.SameCustomer, Fields.TenantId, Value: rowOfCustomer[facts.Customer.TenantId].ToString(CultureInfo.InvariantCulture)));
            }
            else
            {
                good.Add(new(row.Number, facts));
                example ??= row.Cells[Fields.DateAgreed] is var typed && DateOnly.TryParseExact(typed, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                    ? null
                    : new(typed, facts.Acceptance.DateAgreed);
            }
        }

        return new CheckedRows(good, problems, example);
    }

    private (AttestationFacts? Facts, IReadOnlyList<FieldError> Errors) Check(IReadOnlyDictionary<string, string> cells, CultureInfo culture, DateOnly today)
    {
        var inputs = cells.ToDictionary(c => c.Key, c => FieldLabels.ToValue(c.Key, c.Value, culture), StringComparer.Ordinal);
        var scenario = ScenarioOf(cells.GetValueOrDefault(BulkTexts.Scenario, ""));
        var customer = CustomerForm.Check(inputs, partnerTenants);
        var signed = AcceptanceForm.Check(inputs, inputs.GetValueOrDefault(Fields.Country, ""), Earliest, today, culture);
        if (scenario is { } known && customer.Value is not null && signed.Value is not null)
        {
            return (new(known, customer.Value, signed.Value.Signatory, signed.Value.Acceptance), []);
        }

        var missing = string.IsNullOrWhiteSpace(cells.GetValueOrDefault(BulkTexts.Scenario));
        return (null,
        [
            .. scenario is null ? [new(BulkTexts.Scenario, missing ? FieldProblem.Missing : FieldProblem.UnknownChoice)] : Array.Empty<FieldError>(),
            .. customer.Errors,
            .. signed.Errors,
        ]);
    }

    /// <summary>By code, by the words of either language, or by its number on the dialog's card.</summary>
    private static Scenario? ScenarioOf(string typed)
    {
        if (Code.Parse<Scenario>(typed.Trim().ToLowerInvariant().Replace(' ', '-')) is { } code)
        {
            return code;
        }

        const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreSymbols;
        string[] Names(Scenario scenario) => [.. Cultures.All.Select(c => BulkTexts.Of(scenario, c)), ((int)scenario).ToString(CultureInfo.InvariantCulture), scenario == Scenario.NewPartner ? "nouveau partenaire" : "partenaire existant"];
        foreach (var scenario in Enum.GetValues<Scenario>())
        {
            if (Names(scenario).Any(name => CultureInfo.InvariantCulture.CompareInfo.Compare(name, typed.Trim(), Loosely) == 0))
            {
                return scenario;
            }
        }

        return null;
    }
}
