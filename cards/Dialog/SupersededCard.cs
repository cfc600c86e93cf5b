using System.Globalization;
using AdaptiveCards;

namespace McaBot.Cards;

/// <summary>What is left of a card whose request goes on, or ended, in a later message: no buttons.</summary>
public static class SupersededCard
{
    /// <summary>Its request went on record, was given up or begun anew.</summary>
    public static AdaptiveCard ForEnded(Guid draft, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return new CardDraft(texts, DialogParts.Overline(texts, draft), texts["Notice.DraftGone"])
            .Add(Blocks.Note(texts["Notice.DraftGone.What"]))
            .Build();
    }

    public static AdaptiveCard For(Guid draft, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return new CardDraft(texts, DialogParts.Overline(texts, draft), texts["SupersededCard.Title"])
            .Add(Blocks.Note(texts["SupersededCard.Note"]))
            .Build();
    }
}
