using System.Globalization;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Conversations.Commands;

namespace McaBot.Conversations.Dialogs;

/// <summary>
/// A form filled in by typing, for clients that show no card: lines such as "domain: contoso.com", or just the value of the next field that is
/// missing or wrong.
/// </summary>
internal sealed class TypedForm
{
    private readonly CultureInfo culture;

    private TypedForm(IReadOnlyDictionary<string, string> values, CultureInfo culture)
    {
        Values = values;
        this.culture = culture;
    }

    /// <summary>The fields the text gave, by id.</summary>
    public IReadOnlyDictionary<string, string> Values { get; }

    public bool IsEmpty => Values.Count == 0;

    /// <param name="errors">What the draft lacks now: those fields are asked for, in the form's order.</param>
    public static TypedForm Read(string text, IReadOnlyList<string> fields, IReadOnlyList<FieldError> errors, CultureInfo culture)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split(['\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var named = colon > 0 ? fields.FirstOrDefault(f => Names(f, line[..colon], culture)) : null;
            if ((named ?? errors.FirstOrDefault(e => !values.ContainsKey(e.Field))?.Field) is { } field)
            {
                values[field] = FieldLabels.ToValue(field, (named is null ? line : line[(colon + 1)..]).Trim(), culture);
            }
        }

        return new TypedForm(values, culture);
    }

    /// <summary>Of all the form's errors, those of fields just typed: the others were not their turn yet.</summary>
    public IReadOnlyList<FieldError> ErrorsOfTyped(IReadOnlyList<FieldError> errors) => [.. errors.Where(e => Values.ContainsKey(e.Field))];

    /// <summary>Says what comes next, with the card as it is now.</summary>
    /// <param name="errors">What the draft still lacks.</param>
    /// <returns>Null: the step waits on.</returns>
    public string? AskOn(Turn turn, IReadOnlyList<FieldError> errors, AdaptiveCards.AdaptiveCard card)
    {
        turn.Answer.Show(card);
        turn.Answer.Say(errors.Count > 0 && !IsEmpty
            ? Replies.StillNeeded(errors[0].Field, culture)
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
