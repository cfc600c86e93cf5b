namespace McaBot.Cards;

/// <summary>What is left of a card whose request goes on, or ended, in a later message: no buttons.</summary>
public static class SupersededCard
{
    /// <summary>Its request went on record, was given up or begun anew.</summary>
    public static AdaptiveCard ForEnded(Guid draft, CultureInfo culture) =>
        Draw(draft, "Notice.DraftGone", "Notice.DraftGone.What", culture);

    public static AdaptiveCard For(Guid draft, CultureInfo culture) =>
        Draw(draft, "SupersededCard.Title", "SupersededCard.Note", culture);

    private static AdaptiveCard Draw(Guid draft, string title, string note, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return new CardDraft(texts, DialogParts.Overline(texts, draft), texts[title]).Add(Blocks.Note(texts[note])).Build();
    }
}
