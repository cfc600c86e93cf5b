using System.Globalization;
using McaBot.Attestations;

namespace McaBot.Cards;

/// <summary>Fields and their choices by the names people read and type.</summary>
public static class FieldLabels
{
    private const int ShortestPart = 3;

    /// <param name="field">One of the field ids.</param>
    public static string Of(string field, CultureInfo culture) => Texts.For(culture)[$"Field.{field}"];

    /// <summary>
    /// The value of a choice that was typed by its name, in this language first and then in any other; whatever names no
    /// choice, and every other field, comes back as typed.
    /// </summary>
    public static string ToValue(string field, string typed, CultureInfo culture) =>
        Cultures.All
            .OrderBy(c => string.Equals(c.Name, Texts.For(culture).Language, StringComparison.Ordinal) ? 0 : 1)
            .Select(c => Find(Choices(field, Texts.For(c)), typed.Trim(), c.CompareInfo))
            .FirstOrDefault(value => value is not null) ?? typed;

    private static List<(string Name, string Value)> Choices(string field, Texts texts) => field switch
    {
        Fields.Country => [.. Places.Countries(texts).Select(c => (c.Title, c.Value))],
        Fields.Language => [.. Places.Languages(texts).Select(c => (c.Title, c.Value))],
        Fields.Obtained => [.. Enum.GetValues<AcceptanceMethod>().Select(m => (Words.Of(texts, m), Code.Of(m)))],
        _ => [],
    };

    private static string? Find(List<(string Name, string Value)> choices, string typed, CompareInfo compare)
    {
        const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;
        var exact = choices.Find(c => compare.Compare(c.Name, typed, Loosely) == 0 || string.Equals(c.Value, typed, StringComparison.OrdinalIgnoreCase));
        if (exact.Value is not null || typed.Length < ShortestPart)
        {
            return exact.Value;
        }

        // "French" for "French (France)", "e-mail" for "By e-mail": only where one choice is meant.
        var partly = choices.FindAll(c =>
            compare.IsPrefix(c.Name, typed + " (", Loosely) || compare.IsSuffix(c.Name, " " + typed, Loosely));
        return partly.Count == 1 ? partly[0].Value : null;
    }
}
