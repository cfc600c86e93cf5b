namespace McaBot.Cards;

/// <summary>The answer to a text McaBot did not understand: what this person can do next.</summary>
public static class UnknownTextCard
{
    public static AdaptiveCard For(ReaderRights reader, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return new CardDraft(texts, texts["Overline"], texts["Unknown.Title"])
            .Add(Blocks.Paragraph(texts["Unknown.Next"]))
            .Act(
                reader.MayAttest ? CommandButtons.Start(texts) : null,
                reader.MayAttest ? CommandButtons.MyRequests(texts) : CommandButtons.Waiting(texts),
                CommandButtons.Help(texts))
            .Build();
    }
}
