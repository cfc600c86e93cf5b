namespace McaBot.Cards;

/// <summary>The customer's link with the letter that brings it, to be sent as an e-mail or copied.</summary>
internal static class LetterParts
{
    /// <summary>About as much as the letter takes, so that the box shows it whole.</summary>
    private const string LetterHeight = "340px";

    /// <summary>As inputs, because on a phone nothing else on a card can be copied; no button sends them back.</summary>
    public static AdaptiveContainer Of(Texts texts, AttestationView view, CustomerLink link)
    {
        var language = view.Attestation.Request.Language;
        var letter = CustomerLetter.For(view.LetterTo(), link, language);
        var box = Copyable(texts, DataNames.Letter, letter);
        box.IsMultiline = true;
        box.AdditionalProperties["height"] = "stretch";
        var frame = new AdaptiveContainer
        {
            Items = { box },
            Rtl = CustomerLetter.IsRightToLeft(language) ? true : null,
            Spacing = AdaptiveSpacing.Small,
        };
        frame.AdditionalProperties["minHeight"] = LetterHeight;
        var mail = view.Details is { } details ? LetterMail.Of(details.Signatory.Email, letter) : null;
        return Blocks.Group(
            Blocks.Subheading(texts["CarryOut.Link"]),
            Blocks.Paragraph(texts["CarryOut.Link.Secret"]),
            Blocks.Note(
                link.Until is { } until ? texts.Format("CarryOut.Link.Until", texts.Moment(until)) : texts["CarryOut.Link.Expires"]),
            mail is null ? null : Blocks.Buttons(new AdaptiveOpenUrlAction { Title = texts["Button.Mail"], Url = mail.Address }),
            mail is { IsWhole: false } ? Blocks.Note(texts["CarryOut.Mail.Paste"]) : null,
            Copyable(texts, DataNames.Link, link.Address.AbsoluteUri),
            Blocks.Note(texts.Format("CarryOut.Letter.In", Words.Language(texts, language))),
            frame);
    }

    private static AdaptiveTextInput Copyable(Texts texts, string id, string text) => new()
    {
        Id = id,
        Label = texts[$"CarryOut.{id}.Label"],
        ErrorMessage = texts["CarryOut.Copy"],
        Value = text,
    };
}
