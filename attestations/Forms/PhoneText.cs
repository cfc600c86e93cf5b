using PhoneNumbers;

namespace McaBot.Attestations;

public static class PhoneText
{
    /// <returns>In E.164 form, read as dialled in <paramref name="country"/> where it has no +; null where it is no phone number.</returns>
    public static string? Read(string text, string country) =>
        Parsed(text, country) is { } number ? PhoneNumberUtil.GetInstance().Format(number, PhoneNumberFormat.E164) : null;

    /// <summary>A number that was read, in the groups in which people write it; what was not read stays as it is.</summary>
    public static string? Shown(string? text) =>
        text?.StartsWith('+') == true && Parsed(text, "") is { } number
            ? PhoneNumberUtil.GetInstance().Format(number, PhoneNumberFormat.INTERNATIONAL)
            : text;

    private static PhoneNumber? Parsed(string text, string country)
    {
        var numbers = PhoneNumberUtil.GetInstance();
        try
        {
            var number = numbers.Parse(text, country);

            // An extension cannot be kept, and without it somebody else answers.
            return numbers.IsValidNumber(number) && !number.HasExtension ? number : null;
        }
        catch (NumberParseException)
        {
            // How the library says that it is no phone number.
            return null;
        }
    }
}
