using System.Globalization;
using AdaptiveCards;

namespace McaBot.Cards;

/// <summary>The answer to a text McaBot did not understand: what can be done next.</summary>
public static class UnknownTextCard
{
    public static AdaptiveCard For(CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return new CardDraft(texts, texts["Overline"], texts["Unknown.Title"])
            .Add(Blocks.Paragraph(texts["Unknown.Next"]))
            .Act(CommandButtons.Start(texts), CommandButtons.MyRequests(texts), CommandButtons.Help(texts))
            .Build();
    }
}
