namespace McaBot.Cards;

/// <summary>Why there is nothing to attest, and what to do instead.</summary>
public static class NeitherCard
{
    private static readonly string[] Cases = ["Renewal", "BrandNew", "Direct", "AzurePlan"];

    public static AdaptiveCard For(CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return new CardDraft(texts, texts["Overline"], texts["NeitherCard.Title"])
        .Add(Blocks.Paragraph(texts["NeitherCard.Intro"]))
        .Add(
            Cases.Select(c =>
                Blocks.Group(Blocks.Subheading(texts[$"NeitherCard.{c}"]), Blocks.Paragraph(texts[$"NeitherCard.{c}.Do"]))))
        .Add(
            Blocks.Subheading(texts["NeitherCard.Link"]), Blocks.Paragraph(Links.DirectAcceptance.AbsoluteUri),
            Blocks.Note(texts["NeitherCard.End"]))
        .Act(
            Open(texts["Button.Link.Direct"], Links.DirectAcceptance), CardActions.Plain(texts["Button.Start.Other"], Verbs.AttestStart),
            Open(texts["Button.Link.AddCustomer"], Links.AddCustomer).InOverflow(),
            Open(texts["Button.Link.AzurePlan"], Links.AzurePlan).InOverflow(),
            Open(texts["Button.Link.Confirm"], Links.ConfirmAgreement).InOverflow())
        .Build();
    }

    private static AdaptiveOpenUrlAction Open(string title, Uri link) => new() { Title = title, Url = link };
}
