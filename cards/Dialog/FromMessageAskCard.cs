namespace McaBot.Cards;

/// <summary>A request for another customer is being written: asks what to do with it, before anything is done.</summary>
public static class FromMessageAskCard
{
    /// <param name="draft">The request that is being written.</param>
    /// <param name="sent">What was entered for the message, which goes along with either button.</param>
    public static AdaptiveCard For(DraftView draft, IReadOnlyDictionary<string, string> sent, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        var data = CardDatas.Of(draft.Draft);
        foreach (var name in (string[])[
            .. FromMessageCard.Asked, DataNames.CalledCustomer, DataNames.KeepMessage, DataNames.MessageMark])
        {
            data = data.With(name, UserText.Typed(sent.GetValueOrDefault(name), Fields.MaxLength(name) + 1) ?? "");
        }

        return new CardDraft(texts, texts["Overline"], texts["FromMessage.Ask.Title"])
            .Add(DialogParts.Started(texts, draft), Blocks.Paragraph(texts["FromMessage.Ask.How"]))
            .Act(
                CardActions.Submit(
                    texts["Button.AddToIt"], Verbs.MessageAttest, data.With(DataNames.Choice, DataNames.Added), "positive"),
                CardActions.Submit(texts["Button.Fresh"], Verbs.MessageAttest, data.With(DataNames.Choice, DataNames.Fresh), "default"))
            .Build();
    }
}
