using System.Globalization;
using AdaptiveCards;

namespace McaBot.Cards;

/// <summary>What one can write to McaBot.</summary>
public static class HelpCard
{
    /// <param name="commands">Names of the commands' texts: "Help.{name}" and "Help.{name}.Does".</param>
    public static AdaptiveCard For(IEnumerable<string> commands, bool inChannel, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        var card = new CardDraft(texts, texts["Overline"], texts["Help.Title"])
            .Add(Blocks.Paragraph(texts[inChannel ? "Help.Intro.Channel" : "Help.Intro"]))
            .Add(commands.Select(command => Blocks.Group(
                Blocks.Subheading(texts[$"Help.{command}"]),
                Blocks.Paragraph(texts[$"Help.{command}.Does"]))));
        return inChannel
            ? card.Add(Blocks.Note(texts["Help.Channel.Personal"])).Build()
            : card.Act(CommandButtons.Start(texts), CommandButtons.MyRequests(texts), CommandButtons.Waiting(texts)).Build();
    }
}
