using AdaptiveCards;
using McaBot.Turns;

namespace McaBot.Features.Attest.Dialogs;

/// <summary>
/// A form filled in by typing, for clients that show no card: lines such as "domain: contoso.com", or just the value of the next field that
/// is missing or wrong. A line that names something else is left: nothing is stored for it, and the person is told.
/// </summary>
internal sealed class TypedForm
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly List<string> left = [];
    private readonly CultureInfo culture;

    private TypedForm(CultureInfo culture) => this.culture = culture;

    /// <summary>The fields the text gave, by id.</summary>
    public IReadOnlyDictionary<string, string> Values => values;

    public bool IsEmpty => values.Count == 0;

    /// <param name="errors">What the draft lacks now: those fields are asked for, in the form's order.</param>
    public static TypedForm Read(string text, IReadOnlyList<string> fields, IReadOnlyList<FieldError> errors, CultureInfo culture)
    {
        var typed = new TypedForm(culture);
        var lines = Lines(text, errors is [var first, ..] ? first.Field : null);
        var isLabelled = lines.Exists(l => l.Field is not null);
        string? named = null;
        var isOfUnknown = false;
        foreach (var line in lines)
        {
            if (line.Label is not null)
            {
                named = line.Field is { } field && fields.Contains(field, StringComparer.Ordinal) ? field : null;
                typed.Take(named, line.Value, line.Label);
                isOfUnknown = named is null && line.Value.Length == 0;
                named = line.Value.Length == 0 ? named : null;
            }
            else if (named is not null || isOfUnknown)
            {
                // The label stood on a line of its own.
                typed.Take(named, line.Value, line.Text);
                (named, isOfUnknown) = (null, false);
            }
            else
            {
                // Beside lines with labels, one without could be anything.
                var next = isLabelled ? null : errors.FirstOrDefault(e => !typed.values.ContainsKey(e.Field));
                typed.Take(next?.Field, line.Value, line.Text);
            }
        }

        return typed;
    }

    /// <summary>Whether any line names a field, so that the text is no name to be looked up.</summary>
    public static bool NamesFields(string text) => Lines(text, null).Exists(l => l.Field is not null);

    /// <summary>Of all the form's errors, those of fields just typed: the others were not their turn yet.</summary>
    public IReadOnlyList<FieldError> ErrorsOfTyped(IReadOnlyList<FieldError> errors) => [.. errors.Where(e => Values.ContainsKey(e.Field))];

    /// <summary>Says what comes next, with the card as it is now.</summary>
    /// <param name="errors">What the draft still lacks.</param>
    /// <returns>Null: the step waits on.</returns>
    public string? AskOn(Turn turn, IReadOnlyList<FieldError> errors, AdaptiveCards.AdaptiveCard card)
    {
        turn.Answer.Show(card);
        var next = errors.Count > 0 && !IsEmpty ? Replies.StillNeeded(errors[0].Field, culture) : null;
        var unknown = left.Count > 0 ? Replies.LinesUnknown(left, culture) : null;
        var said = string.Join(' ', new[] { unknown, next }.OfType<string>());
        turn.Answer.Say(said.Length > 0 ? said : Replies.NotUnderstoodInForm(culture));
        return null;
    }

    /// <summary>Says what comes next of what a form lacks that was not typed into.</summary>
    public static void AskFor(Turn turn, IReadOnlyList<FieldError> errors)
    {
        if (errors is [var next, ..])
        {
            turn.Answer.Say(Replies.StillNeeded(next.Field, turn.Culture));
        }
    }

    /// <summary>The form is complete, and the dialog goes on: what was left is told all the same.</summary>
    public void PointOut(Turn turn)
    {
        if (left.Count > 0)
        {
            turn.Answer.Say(Replies.LinesUnknown(left, culture));
        }
    }

    private void Take(string? field, string value, string name)
    {
        if (field is null)
        {
            left.Add(name);
        }
        else
        {
            values[field] = FieldLabels.ToValue(field, value, culture);
        }
    }

    /// <summary>A semicolon parts fields only before a label: "AT&amp;T; Inc." is one name.</summary>
    internal static List<TypedLine> Lines(string text, string? asked)
    {
        var lines = new List<TypedLine>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var begun = "";
            foreach (var part in line.Split(';'))
            {
                if (begun.Length > 0 && TypedLine.Read(part, asked).Field is not null)
                {
                    lines.Add(TypedLine.Read(begun, asked));
                    begun = part;
                }
                else
                {
                    begun = begun.Length > 0 ? $"{begun};{part}" : part;
                }
            }

            lines.Add(TypedLine.Read(begun.Trim(), asked));
        }

        return lines;
    }
}
