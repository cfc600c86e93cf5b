using System.Text.RegularExpressions;
using McaBot.Turns;
using McaBot.Turns.Extension;

namespace McaBot.Features.Attest.Prefill;

/// <summary>What a message may say of an acceptance: all of it guessed, for a person to check.</summary>
/// <param name="Customer">What the customer may be called; empty where nothing tells.</param>
/// <param name="Values">By field, where there is something.</param>
internal sealed partial record MessageFacts(string Customer, IReadOnlyDictionary<string, string> Values)
{
    private const int LongestSearched = 8_000;
    private const int LongestCustomer = 100;

    public static MessageFacts Of(ChosenMessage message, Caller reader)
    {
        var text = message.Text.Length > LongestSearched ? message.Text[..LongestSearched] : message.Text;
        var said = OfLabels(text, reader) ?? OfProse(text, reader);
        if (!said.Values.ContainsKey(Fields.DateAgreed) && message.SentAt is { } sentAt && !AnotherDay().IsMatch(text))
        {
            // Whoever tells of an acceptance without a day means the day on which it is told.
            said = said.With(Fields.DateAgreed, DayOn(sentAt, reader));
        }

        return said;
    }

    /// <summary>A mail with its headers, or facts with the names of fields.</summary>
    private static MessageFacts? OfLabels(string text, Caller reader)
    {
        switch (PastedText.Read(text, reader.Region))
        {
            case { Mail: { } mail } pasted when mail.CustomerFor(reader.Name) is { } sender:
                // A mail without a day that can be read was not written when somebody told of it.
                var said = MailFacts.Of(sender, reader.Today).Where(v => v.Value.Length > 0 || v.Key == Fields.DateAgreed);
                var above = pasted.Facts is { } known ? Of(known, reader) : null;
                return new MessageFacts(
                    above?.Customer is { Length: > 0 } customer ? customer : MailAddresses.DomainOf(sender.Address) ?? "",
                    (above?.Values ?? new Dictionary<string, string>())
                        .Concat(said.Where(v => above?.Values.ContainsKey(v.Key) != true))
                        .ToDictionary(StringComparer.Ordinal));
            case { Facts: { } facts }:
                return Of(facts, reader);
            default:
                return null;
        }
    }

    private static MessageFacts Of(PastedFacts facts, Caller reader)
    {
        var all = facts.Values.Concat(facts.Guessed.Where(v => !facts.Values.ContainsKey(v.Key)));
        var values = Known(all).ToDictionary(v => v.Key, v => Read(v.Key, v.Value, reader), StringComparer.Ordinal);
        return new MessageFacts(
            new[] { Fields.TenantId, Fields.Domain, Fields.CompanyName }.Select(values.GetValueOrDefault).OfType<string>()
                .FirstOrDefault(""),
            values);
    }

    private static MessageFacts OfProse(string text, Caller reader)
    {
        var facts = new MessageFacts(CustomerIn(text), new Dictionary<string, string>());
        if (SenderIn(text, reader) is { } person)
        {
            var name = PersonName.Of(person.Name) ?? PersonName.OfAddress(person.Address);
            facts = facts.With(Fields.Email, person.Address).With(Fields.FirstName, name?.First).With(Fields.LastName, name?.Last);
            if (facts.Customer.Length == 0)
            {
                facts = facts with { Customer = MailAddresses.DomainOf(person.Address) ?? "" };
            }
        }

        return facts.With(Fields.DateAgreed, DayIn(text, reader));
    }

    /// <summary>The first address that is not the reader's own, with the name right before it.</summary>
    private static MailSender? SenderIn(string text, Caller reader) =>
        Addressed().Matches(text)
            .Select(found => MailAddresses.Sender(found.Groups["name"].Value, found.Groups["address"].Value.TrimEnd('.'), null))
            .OfType<MailSender>()
            .FirstOrDefault(sender =>
                sender.Name is null || string.IsNullOrEmpty(reader.Name)
                || FieldNames.Plain(sender.Name) != FieldNames.Plain(reader.Name));

    private static string CustomerIn(string text)
    {
        var found = Named().Match(text) is { Success: true } named ? named : Company().Match(text);
        return found.Success && CleanText.Of(found.Groups["name"].Value) is { Length: <= LongestCustomer } name ? name : "";
    }

    private static string? DayIn(string text, Caller reader) =>
        Day().Matches(text)
            .Select(found => TypedDay.Read(found.Value, reader.Region)?.Day)
            .FirstOrDefault(day => day is not null && day <= reader.Today) is { } said
                ? TypedDay.Iso(said)
                : null;

    private static string? DayOn(DateTimeOffset at, Caller reader) =>
        DateOnly.FromDateTime(at.ToOffset(reader.Offset).DateTime) is var day && day <= reader.Today ? TypedDay.Iso(day) : null;

    /// <summary>The day as it is kept; anything else as it was said, to be read where it is taken over.</summary>
    private static string Read(string field, string said, Caller reader) =>
        field == Fields.DateAgreed ? TypedDay.Read(said, reader.Region) is { } read ? TypedDay.Iso(read.Day) : "" : said;

    private static Dictionary<string, string> Known(IEnumerable<KeyValuePair<string, string>> values) =>
        values.Where(v => v.Value.Length > 0).ToDictionary(StringComparer.Ordinal);

    private MessageFacts With(string field, string? value) => string.IsNullOrEmpty(value)
        ? this
        : this with { Values = new Dictionary<string, string>(Values, StringComparer.Ordinal) { [field] = value } };

    /// <summary>
    /// "Chantal Beauregard &lt;chantal@contoso.com&gt;", "chantal@contoso.com"; a name is two to four words with capitals, or their
    /// initials. Of "d'alice@contoso.fr" in a sentence only Alice's part is the address; in brackets it is all of it.
    /// </summary>
    [GeneratedRegex(
        @"(?:(?<name>\p{Lu}(?:[\p{L}'’-]+|\.)(?: \p{Lu}(?:[\p{L}'’-]+|\.)){1,3}) ?[<(\[] ?(?:mailto:)?)?"
        + @"(?<![\w.+-])(?!(?<![<(\[:])(?i:d|l|qu)')(?<address>[\w+-][\w.+'-]{0,63}@[\w-]+(?:\.[\w-]+)+)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 500)]
    private static partial Regex Addressed();

    /// <summary>"customer: Contoso", "our client Contoso France".</summary>
    [GeneratedRegex(
        @"\b(?i:customer|client)\b ?[:,]? ?[""“«]? ?"
        + @"(?<name>[\p{Lu}\d][\w&'’-]*(?:\.[\w&'’-]+)*(?: [\p{Lu}\d&][\w&'’-]*(?:\.[\w&'’-]+)*){0,5}?)"
        + @"(?=[,;:!?)\n""”»]|\.(?:\s|$)| [^\p{Lu}\d&]|$)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 500)]
    private static partial Regex Named();

    /// <summary>A name that ends as companies' names do.</summary>
    [GeneratedRegex(
        @"(?<name>[\p{Lu}\d][\w&'’-]*(?: [\p{Lu}\d&][\w&'’-]*){0,5} "
        + @"(?:Ltd|Limited|Inc|LLC|LLP|PLC|Plc|plc|Corp|Corporation|GmbH|AG|SA|SAS|SASU|SARL|BV|NV|SpA|Srl|AB|AS|Oy))\b",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 500)]
    private static partial Regex Company();

    /// <summary>A day is meant, and in whose time zone nobody knows.</summary>
    [GeneratedRegex(
        @"\b(?:yesterday|hier|avant-hier|last (?:night|week|month)|ago|il y a|la semaine dernière|le mois dernier"
        + @"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 500)]
    private static partial Regex AnotherDay();

    [GeneratedRegex(
        @"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{1,2}(?:st|nd|rd|th|er)? (?:of |de )?\p{L}{3,9}\.?,? \d{4}\b"
        + @"|\b\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 500)]
    private static partial Regex Day();
}
