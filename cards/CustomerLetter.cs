using System.Globalization;
using System.Resources;

namespace McaBot.Cards;

/// <summary>The text the requester sends to the customer with the link, in the agreement's language.</summary>
public static class CustomerLetter
{
    private const string Unlisted = "en-US";

    private static readonly ResourceManager Letters = new("McaBot.Cards.Resources.CustomerLetters", typeof(CustomerLetter).Assembly);

    /// <param name="language">One of the agreement's languages; any other is written to in English.</param>
    public static string For(string company, CustomerLink link, string language)
    {
        var listed = Find(language) is null ? Unlisted : language;
        var culture = Gregorian(listed);
        var until = link.Until is { } end
            ? string.Format(culture, Find($"{listed}.until")!, $"{end.UtcDateTime.ToString("D", culture)}, {end.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC") + "\n\n"
            : "";
        return string.Format(culture, Find(listed)!.ReplaceLineEndings("\n"), UserText.Literal(company, 200), link.Address.AbsoluteUri, until);
    }

    public static bool IsRightToLeft(string language) => CultureInfo.GetCultureInfo(language).TextInfo.IsRightToLeft;

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
