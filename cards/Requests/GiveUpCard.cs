namespace McaBot.Cards;

/// <summary>Asks once more before an approved attestation is closed for good.</summary>
public static class GiveUpCard
{
    public static AdaptiveCard For(AttestationView view, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return new CardDraft(texts, view.Overline(texts), texts["GiveUpCard.Title"])
        .Add(
            Blocks.Sentence(texts["RequestCard.For"], Blocks.Strong(view.Company(texts), 80)), Blocks.Paragraph(texts["GiveUpCard.Means"]),
            view.Attestation.Link is null ? null : Blocks.Paragraph(texts["GiveUpCard.Link"]), Blocks.Note(texts["GiveUpCard.Kept"]))
        .Act(
            CardActions.Destructive(
                texts.Format("Button.GiveUp.Confirm", view.Attestation.Number), Verbs.RequestGiveUp,
                view.Data().With(DataNames.Choice, DataNames.Confirmed)),
            CardActions.Plain(texts["Button.Keep"], Verbs.CardRefresh, view.Data().With(DataNames.View, Code.Of(Audience.Requester))))
        .Build();
    }
}
