using System.Globalization;
using AdaptiveCards;

namespace McaBot.Cards;

/// <summary>What one can write to McaBot.</summary>
public static class HelpCard
{
    private static readonly string[] Personal = ["Attest", "Bulk", "Mine", "Waiting", "Remind", "HandOver", "Find", "Verify", "Fingerprint", "Export", "Accepted", "Parked", "Back", "StartOver", "Cancel"];
    private static readonly string[] Channel = ["Subscribe", "Topics", "Unsubscribe", "Subscriptions"];

    public static AdaptiveCard For(bool inChannel, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        var card = new CardDraft(texts, texts["Overline"], texts["Help.Title"])
            .Add(Blocks.Paragraph(texts[inChannel ? "Help.Intro.Channel" : "Help.Intro"]))
            .Add((inChannel ? Channel : Personal).Select(command => Blocks.Group(
                Blocks.Subheading(texts[$"Help.{command}"]),
                Blocks.Paragraph(texts[$"Help.{command}.Does"]))));
        return inChannel
            ? card.Add(Blocks.Note(texts["Help.Channel.Personal"])).Build()
            : card.Act(CommandButtons.Start(texts), CommandButtons.MyRequests(texts), CommandButtons.Waiting(texts)).Build();
    }
}
