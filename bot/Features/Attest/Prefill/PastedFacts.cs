using McaBot.Features.Attest.Dialogs;

namespace McaBot.Features.Attest.Prefill;

/// <summary>Facts that somebody has in one piece: several lines, each with the name of a field.</summary>
/// <param name="Values">What was said beyond doubt, by field.</param>
/// <param name="Guessed">What had to be told apart, such as a whole name.</param>
internal sealed record PastedFacts(IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, string> Guessed)
{
    private const int FewestFields = 2;

    private static readonly string[] WholeNames =
    [
        "signatory",
        "acceptedby",
        "contact",
        "contactperson",
        "name",
        "fullname",
        "signataire",
        "acceptepar",
        "interlocuteur",
        "personne",
    ];

    /// <returns>Null where the text is no such piece: then it may be anything else.</returns>
    public static PastedFacts? Read(string text, CultureInfo culture)
    {
        var lines = TypedForm.Lines(text, null);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var guessed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines.Where(l => l.Label is not null && l.Value.Length > 0))
        {
            if (WholeNames.Contains(FieldNames.Plain(line.Label!), StringComparer.Ordinal))
            {
                TakeSignatory(line.Value, guessed);
            }
            else if (line.Field is { } field)
            {
                values[field] = FieldLabels.ToValue(field, line.Value, culture);
            }
        }

        return values.Keys.Concat(guessed.Keys).Distinct(StringComparer.Ordinal).Count() >= FewestFields && lines.Count >= FewestFields
            ? new PastedFacts(values, guessed)
            : null;
    }

    private static void TakeSignatory(string said, Dictionary<string, string> guessed)
    {
        var sender = MailAddresses.Sender(said, null);
        if (PersonName.Of(sender?.Name ?? said) is { } name)
        {
            (guessed[Fields.FirstName], guessed[Fields.LastName]) = (name.First, name.Last);
        }

        if (sender is not null)
        {
            guessed[Fields.Email] = sender.Address;
        }
    }
}
