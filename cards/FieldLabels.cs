namespace McaBot.Cards;

/// <summary>Fields and their choices by the names people read and type.</summary>
public static class FieldLabels
{
    private const int ShortestPart = 3;
    private static readonly AcceptanceMethod[] Methods = Enum.GetValues<AcceptanceMethod>();

    /// <summary>Other words for them, in letters and digits alone.</summary>
    private static readonly Dictionary<string, AcceptanceMethod> OtherMethods = new(StringComparer.Ordinal)
    {
        ["mail"] = AcceptanceMethod.Email,
        ["email"] = AcceptanceMethod.Email,
        ["bymail"] = AcceptanceMethod.Email,
        ["byemail"] = AcceptanceMethod.Email,
        ["inanemail"] = AcceptanceMethod.Email,
        ["parmail"] = AcceptanceMethod.Email,
        ["paremail"] = AcceptanceMethod.Email,
        ["courriel"] = AcceptanceMethod.Email,
        ["parcourriel"] = AcceptanceMethod.Email,
        ["phone"] = AcceptanceMethod.PhoneCall,
        ["call"] = AcceptanceMethod.PhoneCall,
        ["byphone"] = AcceptanceMethod.PhoneCall,
        ["bytelephone"] = AcceptanceMethod.PhoneCall,
        ["onthephone"] = AcceptanceMethod.PhoneCall,
        ["autelephone"] = AcceptanceMethod.PhoneCall,
        ["appel"] = AcceptanceMethod.PhoneCall,
        ["ticket"] = AcceptanceMethod.SupportTicket,
        ["particket"] = AcceptanceMethod.SupportTicket,
        ["byticket"] = AcceptanceMethod.SupportTicket,
    };

    /// <param name="field">One of the field ids.</param>
    public static string Of(string field, CultureInfo culture) => Texts.For(culture)[$"Field.{field}"];

    /// <summary>
    /// The value of a choice that was typed by its name, in this language first and then in any other; whatever names no
    /// choice, and every other field, comes back as typed.
    /// </summary>
    public static string ToValue(string field, string typed, CultureInfo culture) => field switch
    {
        Fields.Country => CountryNames.Find(typed.Trim()),
        Fields.Language => AgreementLanguages.Find(LanguageNames.Find(typed) ?? typed.Trim()),
        Fields.Obtained => MethodOf(typed.Trim(), culture),
        _ => null,
    } ?? typed;

    /// <summary>Reads what was said in a field into the value that is kept: choices by name, else as <see cref="FieldValues"/>.</summary>
    /// <param name="culture">The person's own, region included.</param>
    /// <param name="country">The customer's country as known so far.</param>
    public static FieldValue Read(string field, string? said, CultureInfo culture, string country)
    {
        var text = CleanText.Of(said);
        var value = field == Fields.Language ? LanguageNames.Find(text) ?? text : ToValue(field, text, culture);
        return FieldValues.Read(field, value, culture, country);
    }

    /// <summary>The names of the agreement's languages that may be meant, for a person to choose from.</summary>
    public static string Languages(string? typed, CultureInfo culture)
    {
        var text = CleanText.Of(typed);
        var matches = AgreementLanguages.Matches(LanguageNames.Find(text) ?? text);
        return string.Join(", ", matches.Select(l => Words.Language(Texts.For(culture), l)));
    }

    private static string? MethodOf(string typed, CultureInfo culture) => Cultures.All
        .OrderBy(c => string.Equals(c.Name, Texts.For(culture).Language, StringComparison.Ordinal) ? 0 : 1)
        .Select(c => Find([.. Methods.Select(m => (Words.Of(Texts.For(c), m), Code.Of(m)))], typed, c.CompareInfo))
        .FirstOrDefault(value => value is not null)
        ?? (OtherMethods.TryGetValue(FieldNames.Plain(typed), out var method) ? Code.Of(method) : null);

    private static string? Find(List<(string Name, string Value)> choices, string typed, CompareInfo compare)
    {
        const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;
        var exact = choices.Find(c =>
            compare.Compare(c.Name, typed, Loosely) == 0 || string.Equals(c.Value, typed, StringComparison.OrdinalIgnoreCase));
        if (exact.Value is not null || typed.Length < ShortestPart)
        {
            return exact.Value;
        }

        // "e-mail" for "By e-mail": only where one choice is meant.
        var partly = choices.FindAll(c => compare.IsSuffix(c.Name, " " + typed, Loosely));
        return partly.Count == 1 ? partly[0].Value : null;
    }
}
