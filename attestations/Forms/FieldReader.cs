using System.Text;

namespace McaBot.Attestations;

/// <summary>Takes a form's values one by one, in the form in which they are kept, and keeps what is wrong with each.</summary>
internal sealed class FieldReader(IReadOnlyDictionary<string, string> inputs)
{
    private readonly List<FieldError> errors = [];

    public FormResult<T> Result<T>(Func<T> value)
        where T : class => errors.Count == 0 ? new(value(), []) : new(null, errors);

    /// <param name="keepsLines">Whether it may be of several lines.</param>
    public string Text(string field, bool keepsLines = false) => Text(field, FieldProblem.Missing, text => text, keepsLines);

    /// <summary>A person's or company's name: at least one letter or digit.</summary>
    public string Name(string field) =>
        Text(field, FieldProblem.NotAName, text => text.EnumerateRunes().Any(Rune.IsLetterOrDigit) ? text : null);

    public string Country() => Text(Fields.Country, FieldProblem.UnknownCountry, text => Countries.Contains(text) ? text : null);

    public string Language()
    {
        var isOneOfSeveral = AgreementLanguages.Matches(CleanText.Of(inputs.GetValueOrDefault(Fields.Language))).Count > 1;
        return Text(
            Fields.Language,
            isOneOfSeveral ? FieldProblem.SeveralLanguages : FieldProblem.UnknownLanguage,
            text => AgreementLanguages.All.Contains(text, StringComparer.Ordinal) ? text : null);
    }

    public string Domain() => Text(Fields.Domain, FieldProblem.NotADomain, HostName.Read);

    public string Email() => Text(Fields.Email, FieldProblem.NotAnEmail, EmailText.Read);

    /// <summary>E.164; null when empty.</summary>
    public string? Phone() => string.IsNullOrWhiteSpace(inputs.GetValueOrDefault(Fields.Phone))
        ? null
        : Text(Fields.Phone, FieldProblem.NotAPhone, text => text.StartsWith('+') ? PhoneText.Read(text, "") : null);

    public Guid TenantId(IReadOnlySet<Guid> partnerTenants)
    {
        var text = Text(Fields.TenantId, FieldProblem.NotATenantId, TenantText.Read);
        var id = text.Length == 0 ? Guid.Empty : Guid.ParseExact(text, "D");
        if (partnerTenants.Contains(id))
        {
            errors.Add(new(Fields.TenantId, FieldProblem.OwnTenant));
        }

        return id;
    }

    /// <summary>An ISO day.</summary>
    public DateOnly Date(string field, DateOnly earliest, DateOnly latest)
    {
        var day = TypedDay.OfIso(Text(field, FieldProblem.NotADate, text => TypedDay.OfIso(text) is null ? null : text));
        if (day > latest)
        {
            errors.Add(new(field, FieldProblem.InFuture));
        }
        else if (day < earliest)
        {
            errors.Add(new(field, FieldProblem.BeforeCutOff));
        }

        return day ?? default;
    }

    public T Choice<T>(string field)
        where T : struct, Enum =>
        Code.Parse<T>(Text(field, FieldProblem.UnknownChoice, text => Code.Parse<T>(text) is null ? null : text)) ?? default;

    public string Text(string field, FieldProblem problem, Func<string, string?> accept, bool keepsLines = false)
    {
        var text = CleanText.Of(inputs.GetValueOrDefault(field), keepsLines);
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
}
