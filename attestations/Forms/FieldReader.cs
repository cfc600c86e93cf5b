using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;
using PhoneNumbers;

namespace McaBot.Attestations;

/// <summary>Reads typed values one by one and keeps what is wrong with each.</summary>
internal sealed partial class FieldReader(IReadOnlyDictionary<string, string> inputs)
{
    private readonly List<FieldError> errors = [];

    public IReadOnlyList<FieldError> Errors => errors;

    public Checked<T> Result<T>(Func<T> value)
        where T : class => errors.Count == 0 ? new(value(), []) : new(null, errors);

    public string Text(string field) => Text(field, FieldProblem.Missing, text => text);

    /// <summary>A person's or company's name: at least one letter or digit, and no control characters.</summary>
    public string Name(string field) => Text(field, FieldProblem.NotAName, text => text.Any(char.IsLetterOrDigit) && !text.Any(char.IsControl) ? text : null);

    public string Country() => Text(Fields.Country, FieldProblem.UnknownCountry, text => Countries.Contains(text.ToUpperInvariant()) ? text.ToUpperInvariant() : null);

    public string Language() => Text(Fields.Language, FieldProblem.UnknownLanguage, AgreementLanguages.Find);

    public string Domain() => Text(Fields.Domain, FieldProblem.NotADomain, text => AsciiHost(text.TrimEnd('.')));

    public string Email() => Text(Fields.Email, FieldProblem.NotAnEmail, text =>
        MailAddress.TryCreate(text, out var address)
        && string.Equals(address.Address, text, StringComparison.Ordinal)
        && !text.Any(IsOutOfPlaceInEmail)
        && !address.User.StartsWith('.') && !address.User.EndsWith('.')
        && AsciiHost(address.Host) is not null
            ? text
            : null);

    /// <summary>E.164, read as dialled in <paramref name="country"/> where it has no +; null when empty.</summary>
    public string? Phone(string country)
    {
        if (string.IsNullOrWhiteSpace(inputs.GetValueOrDefault(Fields.Phone)))
        {
            return null;
        }

        return Text(Fields.Phone, FieldProblem.NotAPhone, text =>
        {
            var numbers = PhoneNumberUtil.GetInstance();
            try
            {
                var number = numbers.Parse(text, country);
                return numbers.IsValidNumber(number) ? numbers.Format(number, PhoneNumberFormat.E164) : null;
            }
            catch (NumberParseException)
            {
                return null;
            }
        });
    }

    public Guid TenantId(IReadOnlySet<Guid> partnerTenants)
    {
        var text = Text(Fields.TenantId, FieldProblem.NotATenantId, t => Guid.TryParseExact(t.Trim('{', '}'), "D", out var parsed) && parsed != Guid.Empty ? t.Trim('{', '}') : null);
        if (text.Length == 0)
        {
            return Guid.Empty;
        }

        var id = Guid.ParseExact(text, "D");
        if (partnerTenants.Contains(id))
        {
            errors.Add(new(Fields.TenantId, FieldProblem.OwnTenant));
        }

        return id;
    }

    /// <summary>ISO (2026-11-03) first, as date inputs send it, else as a person of that culture types it: always day, month and year.</summary>
    public DateOnly Date(string field, DateOnly earliest, DateOnly latest, CultureInfo culture)
    {
        DateOnly date = default;
        var text = Text(field, FieldProblem.NotADate, t =>
            DateOnly.TryParseExact(t, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
            || DateOnly.TryParseExact(t, TypedDates(culture), culture, DateTimeStyles.None, out date)
                ? t
                : null);
        if (text.Length > 0 && date > latest)
        {
            errors.Add(new(field, FieldProblem.InFuture));
        }
        else if (text.Length > 0 && date < earliest)
        {
            errors.Add(new(field, FieldProblem.BeforeCutOff));
        }

        return date;
    }

    public T Choice<T>(string field)
        where T : struct, Enum =>
        Code.Parse<T>(Text(field, FieldProblem.UnknownChoice, text => Code.Parse<T>(text) is null ? null : text)) ?? default;

    public string Text(string field, FieldProblem problem, Func<string, string?> accept)
    {
        var text = inputs.GetValueOrDefault(field)?.Trim() ?? "";
        if (text.Length == 0)
        {
            errors.Add(new(field, FieldProblem.Missing));
            return "";
        }

        if (text.Length > Fields.MaxLength(field))
        {
            errors.Add(new(field, FieldProblem.TooLong));
            return "";
        }

        if (accept(text) is { } accepted)
        {
            return accepted;
        }

        errors.Add(new(field, problem));
        return "";
    }

    /// <summary>The culture's own ways to write a date, with or without leading zeros; none that leaves the year or the day to a guess.</summary>
    private static string[] TypedDates(CultureInfo culture) =>
    [
        .. culture.DateTimeFormat.GetAllDateTimePatterns('d')
            .Concat(culture.DateTimeFormat.GetAllDateTimePatterns('D'))
            .Append("d MMMM yyyy")
            .Append("d MMM yyyy")
            .SelectMany(p => new[] { p, OneDigit().Replace(p, "$1$2") })
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The host name in its ASCII form, lower case; null unless it is one with at least two labels.</summary>
    private static string? AsciiHost(string host)
    {
        try
        {
            var ascii = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(host).ToLowerInvariant();
            return ascii.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(ascii) == UriHostNameType.Dns ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Also what cannot be seen: it would make the address look like another.</summary>
    private static bool IsOutOfPlaceInEmail(char c) =>
        char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format || "\"<>()[]\\".Contains(c, StringComparison.Ordinal);

    [GeneratedRegex(@"(?<!d)(d)d(?!d)|(?<!M)(M)M(?!M)")]
    private static partial Regex OneDigit();
}
