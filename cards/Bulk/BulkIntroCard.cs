namespace McaBot.Cards;

/// <summary>How many requests are sent in one file.</summary>
public static class BulkIntroCard
{
    /// <param name="maxRows">Unit: rows.</param>
    public static AdaptiveCard For(int maxRows, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return new CardDraft(texts, texts["Overline"], texts["Bulk.Intro.Title"])
            .Add(
                Blocks.Paragraph(texts["Bulk.Intro.Step1"]),
                Blocks.Paragraph(texts.Format("Bulk.Intro.Step2", maxRows.ToString("N0", texts.Culture))),
                Blocks.Paragraph(texts["Bulk.Intro.Step3"]),
                Blocks.Note(texts["Bulk.Intro.Format"]),
                Blocks.Note(texts["Bulk.Intro.Values"]))
            .Act(CommandButtons.MyRequests(texts))
            .Build();
    }
}
