using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using McaBot.Sandbox.Wire;

namespace McaBot.Sandbox.World;

/// <summary>What the client does with inputs before an action: fills in what was not touched, and refuses what the card forbids.</summary>
internal static class CardInputs
{
    private static readonly TimeSpan RegexAtMost = TimeSpan.FromSeconds(10);

    /// <summary>Prefilled values of the card, overlaid with what was typed; empty inputs are left out, as clients leave them out.</summary>
    public static Dictionary<string, string> Gather(Card card, IReadOnlyDictionary<string, string> typed)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in card.Inputs)
        {
            var id = input.Text("id")!;
            var value = typed.GetValueOrDefault(id)
                ?? input["value"]?.ToString()
                ?? (input.Text("type") == "Input.Toggle" ? input.Text("valueOff") ?? "false" : "");
            if (value.Length > 0) values[id] = value;
        }

        return values;
    }

    /// <returns>Error messages by input id; empty when everything may be sent.</returns>
    public static IReadOnlyDictionary<string, string> Refusals(Card card, IReadOnlyDictionary<string, string> values) => card.Inputs
        .Where(input => !Accepts(input, values.GetValueOrDefault(input.Text("id")!) ?? ""))
        .ToDictionary(input => input.Text("id")!, input => input.Text("errorMessage") ?? "", StringComparer.Ordinal);

    private static bool Accepts(JsonObject input, string value)
    {
        if (value.Length == 0) return input["isRequired"]?.GetValue<bool>() != true;

        return input.Text("type") switch
        {
            "Input.Text" => (input.Text("regex") is not { } regex || Regex.IsMatch(value, regex, RegexOptions.ECMAScript, RegexAtMost))
                && (input["maxLength"] is not { } most || value.Length <= most.GetValue<int>()),
            "Input.Date" => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                && (input.Text("min") is not { } min || string.CompareOrdinal(value, min) >= 0)
                && (input.Text("max") is not { } max || string.CompareOrdinal(value, max) <= 0),
            "Input.Number" => double.TryParse(value, CultureInfo.InvariantCulture, out var number)
                && (input["min"] is not { } least || number >= least.GetValue<double>())
                && (input["max"] is not { } greatest || number <= greatest.GetValue<double>()),
            "Input.Toggle" => input["isRequired"]?.GetValue<bool>() != true || value == (input.Text("valueOn") ?? "true"),
            _ => true,
        };
    }
}
