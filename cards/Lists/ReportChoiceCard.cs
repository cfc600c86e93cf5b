namespace McaBot.Cards;

/// <summary>A report on which month? The likely ones as buttons.</summary>
public static class ReportChoiceCard
{
    private const string Command = "report";

    /// <param name="months">Any day of each.</param>
    /// <param name="isUnknown">Whether something was written that is no month.</param>
    public static AdaptiveCard For(IReadOnlyList<DateOnly> months, bool isUnknown, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return new CardDraft(texts, texts["Overline"], texts[isUnknown ? "ReportChoice.Unknown" : "ReportChoice.Title"])
            .Add(Blocks.Paragraph(texts["ReportChoice.What"]), Blocks.Paragraph(texts["ReportChoice.Next"]))
            .Act(CommandButtons.Months(texts, "Button.ReportMonth", Command, months))
            .Build();
    }
}
