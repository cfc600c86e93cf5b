using System.Text.RegularExpressions;

namespace McaBot.Features.Attest.Dialogs;

/// <summary>A value that plainly belongs to one field, whichever is asked for.</summary>
/// <param name="Field">Null where it corrects something, and does not say what.</param>
internal sealed partial record SaidValue(string? Field, string Value)
{
    private const int FewestDigits = 7;

    /// <param name="region">The person's own, in which days are written.</param>
    /// <returns>The field of an address, a phone number or a day; null where it may be anything.</returns>
    public static string? FieldOf(string value, CultureInfo region) =>
        Address().Match(value) is { Success: true } address && address.Length == value.Length ? Fields.Email
            : TypedDay.Read(value, region) is not null ? Fields.DateAgreed
            : Phone().Match(value) is { Success: true } phone && phone.Length == value.Length && HasDigits(value) ? Fields.Phone
            : null;

    /// <summary>Whether nobody can mean it as the number of a ticket.</summary>
    public static bool IsNoReference(string value, string field) =>
        field == Fields.Email || (field == Fields.Phone && value.StartsWith('+'));

    /// <summary>Whether it may be meant for a day, such as one of another order: "20251103", "31.11.2025".</summary>
    public static bool IsLikeDay(string value) => DayLike().IsMatch(value);

    /// <summary>"No, her phone is +33 1 42 68 53 99", "actually 4 November 2025": what it corrects shows in what it says.</summary>
    /// <param name="fields">Those of the form. Words such as "no" may begin a company's name.</param>
    /// <returns>Null where it is no correction. One that is unclear is no value of whatever is asked for either.</returns>
    public static SaidValue? InCorrection(string text, IReadOnlyList<string> fields, CultureInfo region)
    {
        if (!fields.Contains(Fields.DateAgreed, StringComparer.Ordinal) || Correction().Match(text) is not { Success: true } begun)
        {
            return null;
        }

        var rest = text[begun.Length..].Trim(' ', '.', '!');
        if (TypedDay.Read(rest, region) is not null)
        {
            return new(Fields.DateAgreed, rest);
        }

        return (Address().Matches(rest), Phone().Matches(rest)) switch
        {
            ({ Count: 1 } addresses, _) => new(Fields.Email, addresses[0].Value),
            ({ Count: 0 }, { Count: 0 }) => null,
            ({ Count: 0 }, { Count: 1 } phones) => HasDigits(phones[0].Value) ? new(Fields.Phone, phones[0].Value.Trim()) : null,
            _ => new(null, rest),
        };
    }

    private static bool HasDigits(string value) => value.Count(char.IsAsciiDigit) >= FewestDigits;

    [GeneratedRegex(@"[^\s@<>()\[\]:;,]{1,64}@[^\s@<>()\[\]:;,]+\.[^\s@<>()\[\]:;,.]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<![\p{L}\d])\+?\(?\d[\d\s().\-\u00A0\u202F]{5,}\d", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    [GeneratedRegex(@"^(?:\d{8}|\d{1,4}[-./ ]\d{1,2}[-./ ]\d{1,4})$", RegexOptions.CultureInvariant)]
    private static partial Regex DayLike();

    // "No. 48213790" is a number, and "no-reply@contoso.com" an address.
    [GeneratedRegex(
        @"^(?!no\.?\s*\d+$)(?:(?:no|non|sorry|pardon|désolée?|oops|wait|attendez|correction)(?:\s*[,:;!–—]\s*|\s*[.-]\s+)"
        + @"|(?:actually|in fact|en fait)\b[\s,:]*)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Correction();
}
