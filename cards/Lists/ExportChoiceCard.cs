namespace McaBot.Cards;

/// <summary>An audit file of what? The likely months as buttons.</summary>
public static class ExportChoiceCard
{
    private const string Command = "export";

    /// <param name="months">Any day of each.</param>
    public static AdaptiveCard For(IReadOnlyList<DateOnly> months, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return new CardDraft(texts, texts["Overline"], texts["Notice.ExportOfWhat"])
            .Add(Blocks.Paragraph(texts["Notice.ExportOfWhat.What"]), Blocks.Paragraph(texts["Notice.ExportOfWhat.Next"]))
            .Act(CommandButtons.Months(texts, "Button.ExportMonth", Command, months))
            .Build();
    }
}
