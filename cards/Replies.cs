using System.Globalization;
using McaBot.Attestations;

namespace McaBot.Cards;

/// <summary>Short plain texts. No markup, and nothing a person typed except a name.</summary>
public static class Replies
{
    public static string Hello(string? name, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return string.IsNullOrWhiteSpace(name) ? texts["Reply.Hello"] : texts.Format("Reply.HelloName", PlainName(name));
    }

    public static string Thanks(CultureInfo culture) => Texts.For(culture)["Reply.Thanks"];

    /// <param name="field">One of the field ids.</param>
    public static string StillNeeded(string field, CultureInfo culture) => OfField("Reply.StillNeeded", field, culture);

    /// <param name="field">One of the field ids.</param>
    public static string Noted(string field, CultureInfo culture) => OfField("Reply.Noted", field, culture);

    public static string ChooseScenario(CultureInfo culture) => Texts.For(culture)["Reply.ChooseScenario"];

    public static string ConfirmOrEdit(CultureInfo culture) => Texts.For(culture)["Reply.ConfirmOrEdit"];

    public static string NotUnderstoodInForm(CultureInfo culture) => Texts.For(culture)["Reply.NotUnderstoodInForm"];

    /// <summary>A notice as plain text, for when the card that was pressed stays.</summary>
    public static string Of(Notice notice, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        var key = $"Notice.{notice.Kind}";
        string?[] sentences =
        [
            texts.Format($"{key}.What", PlainName(notice.Person ?? "")),
            notice.Roles is { Count: > 0 } roles ? $"{texts["Notice.Roles"]} {string.Join(", ", roles.Select(r => Words.Of(texts, r)))}." : null,
            texts.Find($"{key}.Safe"),
            texts.Find($"{key}.Next"),
            notice.ReferenceId is { } reference ? texts.Format("Notice.Reference", PlainName(reference)) : null,
        ];
        return $"{texts[key]}. {string.Join(' ', sentences.OfType<string>())}";
    }

    /// <summary>The line that tells the requester how it went.</summary>
    public static string Decided(AttestationView view, CultureInfo culture) =>
        Texts.For(culture).Format($"Reply.{view.Attestation.State}", view.Attestation.Number);

    /// <summary>What a phone shows of a posted card: no personal data.</summary>
    public static string Summary(Audience audience, Attestation attestation, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return audience == Audience.Approver && attestation.State == AttestationState.Requested
            ? texts.Format("Summary.Decide", attestation.Number)
            : texts.Format("Summary", attestation.Number, Words.Of(texts, attestation.State));
    }

    private static string OfField(string key, string field, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return texts.Format(key, texts[$"Field.{field}"]);
    }

    // These texts are Markdown to a client: of a name only letters, digits and what names are joined by.
    private static string PlainName(string name) =>
        UserText.Literal(string.Concat(name.Where(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is ' ' or '-' or '’' or '\'' or '.')), 60);
}
