using System.Resources;

namespace McaBot.Cards;

/// <summary>The text the requester sends to the customer with the link, in the agreement's language.</summary>
public static class CustomerLetter
{
    private const string Unlisted = "en-US";

    /// <summary>Subject, empty line, greeting.</summary>
    private const int GreetingLine = 2;

    private static readonly ResourceManager Letters = new("McaBot.Cards.Resources.CustomerLetters", typeof(CustomerLetter).Assembly);

    /// <param name="link">Its last moment is written on the clock that it bears: the customer's own, where that is known.</param>
    /// <param name="language">One of the agreement's languages; any other is written to in English.</param>
    public static string For(LetterParties parties, CustomerLink link, string language)
    {
        var listed = Find(language) is null ? Unlisted : language;
        var culture = Gregorian(listed);
        var until = link.Until is { } end ? string.Format(culture, Find($"{listed}.until")!, Moment(end, culture)) + "\n\n" : "";
        var lines = Find(listed)!.ReplaceLineEndings("\n").Split('\n');
        if (parties.Addressee is { Length: > 0 } addressee)
        {
            lines[GreetingLine] = string.Format(culture, Find($"{listed}.greeting")!, UserText.Literal(addressee, 120));
        }

        // The greeting holds a name by now: no brace in it is a placeholder.
        lines[GreetingLine] = lines[GreetingLine].Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
        var letter = string.Format(
            culture, string.Join('\n', lines), UserText.Literal(parties.Company, 200), link.Address.AbsoluteUri, until);
        return string.Join('\n', parties.Signature.Select(Signed).Prepend(letter));
    }

    /// <summary>The signature of such a letter in one line, for a mail merge.</summary>
    public static string SignatureOf(LetterParties parties) => string.Join(", ", parties.Signature.Select(Signed));

    /// <summary>How the person is greeted in such a letter, for a mail merge.</summary>
    /// <inheritdoc cref="For"/>
    public static string GreetingOf(string addressee, string language)
    {
        var listed = Find(language) is null ? Unlisted : language;
        return string.Format(Gregorian(listed), Find($"{listed}.greeting")!, UserText.Literal(addressee, 120)).ReplaceLineEndings(" ");
    }

    public static bool IsRightToLeft(string language) => CultureInfo.GetCultureInfo(language).TextInfo.IsRightToLeft;

    private static string Moment(DateTimeOffset end, CultureInfo culture) =>
        $"{end.DateTime.ToString("D", culture)}, {end.DateTime.ToString("HH:mm", CultureInfo.InvariantCulture)} {ZoneNames.Of(end.Offset)}";

    private static string Signed(string name) => UserText.Literal(name, 120);

    private static string? Find(string key) => Letters.GetString(key, CultureInfo.InvariantCulture);

    /// <summary>Business dates are Gregorian everywhere, whatever calendar a culture prefers.</summary>
    private static CultureInfo Gregorian(string language)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(language).Clone();
        if (culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() is { } calendar)
        {
            culture.DateTimeFormat.Calendar = calendar;
        }

        return culture;
    }
}
