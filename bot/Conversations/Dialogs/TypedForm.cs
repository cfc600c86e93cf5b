using System.Globalization;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Conversations.Commands;

namespace McaBot.Conversations.Dialogs;

/// <summary>
/// A form filled in by typing, for clients that show no card: lines such as "domain: contoso.com", or just the value of the next field still missing.
/// </summary>
internal sealed class TypedForm
{
    private readonly CultureInfo culture;
    private readonly IReadOnlyList<string> missing;

    private TypedForm(IReadOnlyDictionary<string, string> values, IReadOnlyList<string> missing, CultureInfo culture)
    {
        Values = values;
        this.missing = missing;
        this.culture = culture;
    }

    /// <summary>The fields the text gave, by id.</summary>
    public IReadOnlyDictionary<string, string> Values { get; }

    /// <summary>Whether nothing that is required is missing any more.</summary>
    public bool IsComplete => missing.Count == 0 && Values.Count > 0;

    /// <param name="optional">Fields that may stay empty.</param>
    /// <param name="known">What the draft holds already.</param>
    public static TypedForm Read(
        string text, IReadOnlyList<string> fields, IReadOnlyList<string> optional, IReadOnlyDictionary<string, string> known, CultureInfo culture)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        string[] StillMissing() => [.. fields.Where(f => !optional.Contains(f) && !values.ContainsKey(f) && string.IsNullOrWhiteSpace(known.GetValueOrDefault(f)))];

        foreach (var line in text.Split(['\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var named = colon > 0 ? fields.FirstOrDefault(f => Names(f, line[..colon], culture)) : null;
            if ((named ?? StillMissing().FirstOrDefault()) is { } field)
            {
                values[field] = FieldLabels.ToValue(field, (named is null ? line : line[(colon + 1)..]).Trim(), culture);
            }
        }

        return new TypedForm(values, StillMissing(), culture);
    }

    /// <summary>Of all the form's errors, those of fields just typed: the others were not their turn yet.</summary>
    public IReadOnlyList<FieldError> ErrorsOfTyped(IReadOnlyList<FieldError> errors) => [.. errors.Where(e => Values.ContainsKey(e.Field))];

    /// <summary>Says what was understood and what comes next, with the card as it is now.</summary>
    /// <returns>Null: the step waits on.</returns>
    public string? AskOn(Turn turn, AdaptiveCards.AdaptiveCard card)
    {
        turn.Answer.Show(card);
        turn.Answer.Say(missing.Count > 0
            ? Replies.StillNeeded(missing[0], culture)
            : Replies.NotUnderstoodInForm(culture));
        return null;
    }

    private static bool Names(string field, string typed, CultureInfo culture)
    {
        var name = CommandText.Normalise(typed);
        return string.Equals(name, CommandText.Normalise(FieldLabels.Of(field, culture)), StringComparison.Ordinal)
            || string.Equals(name, field, StringComparison.OrdinalIgnoreCase);
    }
}
