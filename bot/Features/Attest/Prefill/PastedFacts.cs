using McaBot.Features.Attest.Dialogs;
using McaBot.Turns;

namespace McaBot.Features.Attest.Prefill;

/// <summary>Facts that somebody has in one piece: several lines, each with the name of a field.</summary>
/// <param name="Values">What was said beyond doubt, by field.</param>
/// <param name="Guessed">What had to be told apart, such as a whole name.</param>
internal sealed record PastedFacts(IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, string> Guessed)
{
    private const int FewestFields = 2;
    private const string Name = "name";

    /// <summary>A last name, and what companies have, too.</summary>
    private const string Nom = "nom";

    /// <summary>Whoever stands here accepted.</summary>
    private static readonly string[] Signatories = ["signatory", "acceptedby", "signataire", "acceptepar"];

    /// <summary>Whoever stands here may be somebody else, where a signatory is named too.</summary>
    private static readonly string[] Contacts =
    [
        "contact", "contactperson", Name, "fullname", "interlocuteur", "personne", "nomcomplet", "nometprenom", "prenometnom",
    ];

    /// <summary>
    /// Lines whose name nobody knows, and those that say another thing than one before them: nothing of them is taken, and that is told.
    /// </summary>
    public IReadOnlyList<string> Unread { get; private init; } = [];

    /// <returns>Null where the text is no such piece: then it may be anything else.</returns>
    public static PastedFacts? Read(string text, CultureInfo culture)
    {
        var lines = TypedForm.Lines(text, null);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var (people, unread) = (new List<Said>(), new List<string>());
        foreach (var line in TypedForm.Joined(lines).Where(l => l.Label is not null && l.Value.Length > 0))
        {
            var label = FieldNames.Plain(line.Label!);
            if (Signatories.Contains(label, StringComparer.Ordinal) || Contacts.Contains(label, StringComparer.Ordinal))
            {
                people.Add(new Said(label, line));
            }
            else if (line.Field is not { } field)
            {
                unread.Add(line.Label!);
            }
            else if (FieldLabels.ToValue(field, line.Value, culture) is var value && !values.TryAdd(field, value)
                && !string.Equals(values[field], value, StringComparison.OrdinalIgnoreCase))
            {
                unread.Add(line.Text);
            }
        }

        var guessed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var said in people.OrderBy(s => Signatories.Contains(s.Label, StringComparer.Ordinal) ? 0 : 1))
        {
            if (said.Label == Name && IsCompany(said.Line.Value, values))
            {
                guessed.TryAdd(Fields.CompanyName, said.Line.Value);
            }
            else if (!TryTakePerson(said.Line.Value, guessed))
            {
                unread.Add(said.Line.Text);
            }
        }

        if (TypedForm.Joined(lines).Any(l => l is { Field: Fields.LastName, Label: { } label } && FieldNames.Plain(label) == Nom)
            && values.TryGetValue(Fields.LastName, out var called) && !values.ContainsKey(Fields.FirstName)
            && IsCompany(called, values.Where(v => v.Key != Fields.LastName).ToDictionary(StringComparer.Ordinal))
            && guessed.TryAdd(Fields.CompanyName, called))
        {
            values.Remove(Fields.LastName);
        }

        return values.Keys.Concat(guessed.Keys).Distinct(StringComparer.Ordinal).Count() >= FewestFields && lines.Count >= FewestFields
            ? new PastedFacts(values, guessed) { Unread = unread }
            : null;
    }

    /// <summary>A "name" beside nothing but what is the customer's, or one that companies alone have.</summary>
    private static bool IsCompany(string name, Dictionary<string, string> values) =>
        !values.ContainsKey(Fields.CompanyName)
        && (LegalForms.Is(name.Split(' ')[^1])
            || (values.Keys.Any(f => f is Fields.TenantId or Fields.Domain) && !values.Keys.Any(Fields.OfAcceptance.Contains)));

    /// <returns>False where it names another person than was taken already: half of one and half of another would be nobody.</returns>
    private static bool TryTakePerson(string said, Dictionary<string, string> guessed)
    {
        var sender = MailAddresses.Sender(said, null);
        var name = PersonName.Of(sender?.Name ?? said);
        var isKnown = guessed.ContainsKey(Fields.FirstName) || guessed.ContainsKey(Fields.Email);
        if (isKnown && (name is null || !IsIn(Fields.FirstName, name.First) || !IsIn(Fields.LastName, name.Last)))
        {
            return false;
        }

        if (name is not null)
        {
            (guessed[Fields.FirstName], guessed[Fields.LastName]) = (name.First, name.Last);
        }

        if (sender is not null)
        {
            guessed.TryAdd(Fields.Email, sender.Address);
        }

        return true;

        bool IsIn(string field, string value) =>
            string.Equals(guessed.GetValueOrDefault(field), value, StringComparison.OrdinalIgnoreCase);
    }

    private sealed record Said(string Label, TypedLine Line);
}
