using System.Text.RegularExpressions;

namespace McaBot.Features.Attest.Dialogs;

/// <summary>A value that plainly belongs to one field, whichever is asked for.</summary>
internal sealed partial record SaidValue(string Field, string Value)
{
    private const int FewestDigits = 7;

    /// <returns>The field of an address, a phone number or a day; null where it may be anything.</returns>
    public static string? FieldOf(string value, CultureInfo culture) =>
        Address().Match(value) is { Success: true } address && address.Length == value.Length ? Fields.Email
            : TypedDay.Read(value, culture) is not null ? Fields.DateAgreed
            : Phone().Match(value) is { Success: true } phone && phone.Length == value.Length && HasDigits(value) ? Fields.Phone
            : null;

    /// <summary>Whether nobody can mean it as the number of a ticket.</summary>
    public static bool IsNoReference(string value, string field) =>
        field == Fields.Email || (field == Fields.Phone && value.StartsWith('+'));

    /// <summary>"No, her phone is +33 1 42 68 53 99", "actually 4 November 2025": what it corrects shows in what it says.</summary>
    /// <param name="fields">Those of the form. Words such as "no" may begin a company's name.</param>
    /// <returns>Null where it is no correction, or says nothing that belongs to one field.</returns>
    public static SaidValue? InCorrection(string text, IReadOnlyList<string> fields, CultureInfo culture)
    {
        if (!fields.Contains(Fields.DateAgreed, StringComparer.Ordinal) || Correction().Match(text) is not { Success: true } begun)
        {
            return null;
        }

        var rest = text[begun.Length..].Trim(' ', '.', '!');
        return Address().Match(rest) is { Success: true } address ? new(Fields.Email, address.Value)
            : Phone().Match(rest) is { Success: true } phone && HasDigits(phone.Value) ? new(Fields.Phone, phone.Value.Trim())
            : TypedDay.Read(rest, culture) is not null ? new(Fields.DateAgreed, rest)
            : null;
    }

    private static bool HasDigits(string value) => value.Count(char.IsAsciiDigit) >= FewestDigits;

    [GeneratedRegex(@"[^\s@<>()\[\]:;,]{1,64}@[^\s@<>()\[\]:;,]+\.[^\s@<>()\[\]:;,.]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"\+?\(?\d[\d\s().\-\u00A0\u202F]{5,}\d", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    [GeneratedRegex(
        @"^(?:(?:no|non|sorry|pardon|désolée?|oops|wait|attendez|correction)\s*[,:;.!–—-]\s*|(?:actually|in fact|en fait)\b[\s,:]*)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Correction();
}
