namespace McaBot.Cards;

/// <summary>Why there is nothing to attest, and what to do instead.</summary>
public static class NeitherCard
{
    private static readonly string[] Cases = ["Renewal", "BrandNew", "Direct", "AzurePlan"];

    /// <param name="kept">The request that something was entered for already: it stays until its writer discards it. Null for none.</param>
    public static AdaptiveCard For(CultureInfo culture, Guid? kept = null)
    {
        var texts = Texts.For(culture);
        return new CardDraft(texts, texts["Overline"], texts["NeitherCard.Title"])
        .Add(Blocks.Paragraph(texts["NeitherCard.Intro"]))
        .Add(
            Cases.Select(c =>
                Blocks.Group(Blocks.Subheading(texts[$"NeitherCard.{c}"]), Blocks.Paragraph(texts[$"NeitherCard.{c}.Do"]))))
        .Add(
            Blocks.Subheading(texts["NeitherCard.Link"]), Blocks.Paragraph(Links.DirectAcceptance.AbsoluteUri),
            kept is null ? Blocks.Note(texts["NeitherCard.End"]) : Blocks.Paragraph(texts["ResumeCard.Kept"]))
        .Act(
        [
            Open(texts["Button.Link.Direct"], Links.DirectAcceptance), .. Next(texts, kept),
            Open(texts["Button.Link.AddCustomer"], Links.AddCustomer).InOverflow(),
            Open(texts["Button.Link.AzurePlan"], Links.AzurePlan).InOverflow(),
            Open(texts["Button.Link.Confirm"], Links.ConfirmAgreement).InOverflow(),
        ])
        .Build();
    }

    private static AdaptiveAction[] Next(Texts texts, Guid? kept) => kept is { } draft
        ?
        [
            CardActions.Plain(
                texts["Button.Resume"], Verbs.AttestStart, CardDatas.Of(draft).With(DataNames.Choice, DataNames.Resume)),
            DialogParts.Cancel(texts, draft),
        ]
        : [CardActions.Plain(texts["Button.Start.Other"], Verbs.AttestStart)];

    private static AdaptiveOpenUrlAction Open(string title, Uri link) => new() { Title = title, Url = link };
}
