using System.Globalization;
using AdaptiveCards;

namespace McaBot.Cards;

/// <summary>First contact in a personal chat.</summary>
public static class WelcomeCard
{
    public static AdaptiveCard For(string? name, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        var hello = string.IsNullOrWhiteSpace(name)
            ? Blocks.Sentence(texts["Welcome.Hello"])
            : Blocks.Sentence(texts["Welcome.HelloName"], Blocks.Strong(name, 60));
        return new CardDraft(texts, texts["Overline"], texts["Welcome.Title"])
            .Add(hello, Blocks.Paragraph(texts["Welcome.What"]), Blocks.Note(texts["Welcome.Who"]))
            .Act(CommandButtons.Start(texts), CommandButtons.MyRequests(texts), CommandButtons.Help(texts))
            .Build();
    }
}
