using System.Collections.Frozen;
using System.Globalization;

namespace McaBot.Attestations;

/// <summary>
/// Reads what a person says in a field, once, in the turn in which it is said, into the form in which it is kept: an ISO day, an ISO
/// country code, the agreement's culture, a phone number in E.164. Forms check what is kept and know no culture, so nothing is read a
/// second time in another one.
/// </summary>
public static class FieldValues
{
    private static readonly FrozenSet<string> NoPhone = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "none", "no phone", "n/a", "na", "-", "–", "—", "aucun", "néant", "sans", "pas de téléphone");

    /// <param name="culture">The person's own, region included.</param>
    /// <param name="country">The customer's country as known so far: a phone number without + is dialled there.</param>
    /// <returns>Reading its text again, in whatever culture, yields the same.</returns>
    public static FieldValue Read(string field, string? said, CultureInfo culture, string country)
    {
        var text = CleanText.Of(said);
        return text.Length > Fields.MaxLength(field) ? new(text) : field switch
        {
            Fields.DateAgreed when TypedDay.Read(text, culture) is { } day => new(TypedDay.Iso(day.Day), day.IsAmbiguous),
            Fields.TenantId => new(TenantText.Read(text) ?? text),
            Fields.Domain => new(HostName.Read(text) ?? text),
            Fields.Country when Countries.Contains(text.ToUpperInvariant()) => new(text.ToUpperInvariant()),
            Fields.Language => new(AgreementLanguages.Find(text, country) ?? text),
            Fields.Email => new(EmailText.Read(text) ?? text),
            Fields.Phone when NoPhone.Contains(text.TrimEnd('.')) => new(""),
            Fields.Phone => new(PhoneText.Read(text, country) ?? text),
            _ => new(text),
        };
    }
}
