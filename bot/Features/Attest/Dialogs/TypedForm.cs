using AdaptiveCards;
using McaBot.Turns;

namespace McaBot.Features.Attest.Dialogs;

/// <summary>
/// A form filled in by typing, for clients that show no card: lines such as "domain: contoso.com", or just the value of the next field that
/// is missing or wrong. A line that names something else is left: nothing is stored for it, and the person is told.
/// </summary>
internal sealed class TypedForm
{
    private static readonly char[] Parting = [';', ','];
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly List<string> left = [];
    private readonly CultureInfo culture;
    private readonly CultureInfo region;

    private TypedForm(CultureInfo culture, CultureInfo region) => (this.culture, this.region) = (culture, region);

    /// <summary>The fields the text gave, by id.</summary>
    public IReadOnlyDictionary<string, string> Values => values;

    public bool IsEmpty => values.Count == 0;

    /// <param name="errors">What the draft lacks now: those fields are asked for, in the form's order.</param>
    /// <param name="culture">In which the person is answered.</param>
    /// <param name="region">The person's own, in which days are written.</param>
    public static TypedForm Read(
        string text, IReadOnlyList<string> fields, IReadOnlyList<FieldError> errors, CultureInfo culture, CultureInfo region)
    {
        var typed = new TypedForm(culture, region);
        var lines = Lines(text, errors is [var first, ..] ? first.Field : null);
        if (lines is [{ Label: null } only] && SaidValue.InCorrection(only.Text, fields, region) is { } corrected)
        {
            typed.Take(corrected.Field, corrected.Value, only.Text);
            return typed;
        }

        var isLabelled = lines.Exists(l => l.Field is not null);
        var isProse = errors is [{ Field: Fields.FirstName }, ..] && lines.FindAll(l => l.Label is null) is [{ Value: var begin }, _, ..]
            && begin.Contains(' ', StringComparison.Ordinal);
        foreach (var line in Joined(lines))
        {
            if (line.Label is not null)
            {
                typed.Take(fields.Contains(line.Field, StringComparer.Ordinal) ? line.Field : null, line.Value, line.Label, line.Text);
            }
            else
            {
                // Beside lines with labels, one without could be anything.
                var next = errors.FirstOrDefault(e => !typed.values.ContainsKey(e.Field))?.Field;
                typed.Take(isLabelled ? null : typed.FieldOf(line.Value, next, fields, isProse), line.Value, line.Text);
            }
        }

        return typed;
    }

    /// <summary>
    /// The field of a value without a label: the one that is asked for, unless the value is plainly of another, such as an address where a
    /// name is asked for.
    /// </summary>
    /// <param name="isProse">Whether several lines begin with words, as a signature does: no line of those is a name by its place.</param>
    private string? FieldOf(string value, string? asked, IReadOnlyList<string> fields, bool isProse) =>
        SaidValue.FieldOf(value, region) is { } plain && plain != asked && fields.Contains(plain, StringComparer.Ordinal)
            && !values.ContainsKey(plain) && !(asked == Fields.Ticket && !SaidValue.IsNoReference(value, plain))
            && !(asked == Fields.DateAgreed && plain == Fields.Phone && SaidValue.IsLikeDay(value))
                ? plain
                : isProse && asked is Fields.FirstName or Fields.LastName ? null
                : asked;

    /// <summary>A label on a line of its own names what stands on the next.</summary>
    internal static IEnumerable<TypedLine> Joined(IReadOnlyList<TypedLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var isAlone = lines[i] is { Label: not null, Value.Length: 0 } && i + 1 < lines.Count && lines[i + 1].Label is null;
            yield return isAlone ? lines[i] with { Value = lines[++i].Value } : lines[i];
        }
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

    /// <summary>The form is complete, and the dialog goes on: what was left is told all the same, before whatever else is said.</summary>
    public void PointOut(Turn turn)
    {
        if (left.Count > 0)
        {
            turn.Answer.Say($"{Replies.LinesUnknown(left, culture)} {turn.Answer.Text}".TrimEnd());
        }
    }

    /// <param name="name">How a line is told that names no field of the form.</param>
    /// <param name="again">How one is told that says another thing of a field than a line before; null: the last one counts.</param>
    private void Take(string? field, string value, string name, string? again = null)
    {
        if (field is null)
        {
            left.Add(name);
            return;
        }

        var read = FieldLabels.ToValue(field, value, culture);
        if (again is not null && values.TryGetValue(field, out var before) && before.Length > 0)
        {
            // Two people in one message would make one of them.
            left.AddRange(string.Equals(before, read, StringComparison.OrdinalIgnoreCase) ? [] : [again]);
            return;
        }

        values[field] = read;
    }

    internal static List<TypedLine> Lines(string text, string? asked)
    {
        var lines = new List<TypedLine>();
        var written = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        for (var i = 0; i < written.Length; i++)
        {
            if (i + 1 < written.Length && Table(written[i], written[i + 1]) is { } row)
            {
                lines.AddRange(row);
                i++;
            }
            else
            {
                lines.AddRange(Parts(written[i], asked));
            }
        }

        return lines;
    }

    /// <summary>A semicolon or comma parts fields only before a label: "AT&amp;T; Inc." and "Contoso, Inc." are one name each.</summary>
    private static IEnumerable<TypedLine> Parts(string line, string? asked)
    {
        var begun = 0;
        for (var at = line.IndexOfAny(Parting); at >= 0; at = line.IndexOfAny(Parting, at + 1))
        {
            var end = line.IndexOfAny(Parting, at + 1) is var next and >= 0 ? next : line.Length;
            if (line[begun..at].Trim().Length > 0 && TypedLine.Read(line[(at + 1)..end], asked).Field is not null)
            {
                yield return TypedLine.Read(line[begun..at].Trim(), asked);
                begun = at + 1;
            }
        }

        yield return TypedLine.Read(line[begun..].Trim(), asked);
    }

    /// <summary>
    /// A row of a table below the names of its columns. In a table with a field in each row, values may be called as fields are: "How you
    /// know, E-mail".
    /// </summary>
    /// <returns>Null where the line above holds no such names.</returns>
    private static List<TypedLine>? Table(string names, string row)
    {
        var (heads, cells) = (names.Split('\t', StringSplitOptions.TrimEntries), row.Split('\t', StringSplitOptions.TrimEntries));
        return heads.Length > 1 && cells.Length > 1 && heads.Count(head => FieldNames.Find(head) is not null) > 1
            && FieldNames.Find(heads[0]) != Fields.Obtained && FieldNames.Find(cells[0]) is null
            ?
            [
                .. heads.Zip(cells)
                    .Where(cell => cell.First.Length > 0 && cell.Second.Length > 0)
                    .Select(cell => new TypedLine($"{cell.First}: {cell.Second}", cell.First, FieldNames.Find(cell.First), cell.Second)),
            ]
            : null;
    }
}
