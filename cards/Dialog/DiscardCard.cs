namespace McaBot.Cards;

/// <summary>Asks once more before what was entered is thrown away.</summary>
public static class DiscardCard
{
    /// <param name="startsOver">Whether a new request is begun in its place.</param>
    public static AdaptiveCard For(DraftView draft, bool startsOver, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        var data = CardDatas.Of(draft.Draft);
        var discard = startsOver
            ? CardActions.Plain(texts["Button.Fresh"], Verbs.AttestStart, data.With(DataNames.Choice, DataNames.Fresh))
            : CardActions.Plain(texts["Button.Discard"], Verbs.AttestCancel, data.With(DataNames.Choice, DataNames.Confirmed));
        return new CardDraft(texts, DialogParts.Overline(texts, draft.Draft), texts["DiscardCard.Title"])
            .Add(DialogParts.Started(texts, draft), Blocks.Paragraph(texts["DiscardCard.How"]))
            .Act(
                CardActions.Primary(texts["Button.KeepWriting"], Verbs.AttestStart, data.With(DataNames.Choice, DataNames.Resume)),
                discard)
            .Build();
    }
}
