namespace McaBot.Cards;

/// <summary>Every topic a channel can subscribe to: whether this channel has it, and what it brings.</summary>
internal static class TopicList
{
    public static IEnumerable<AdaptiveElement> Of(Texts texts, IReadOnlyList<Topic> heard) =>
    Enum.GetValues<Topic>()
        .Select(topic =>
            Blocks.Group(
                Blocks.Subheading(texts.Format(heard.Contains(topic) ? "Topic.Heard" : "Topic.NotHeard", texts[$"Topic.{topic}"])),
                Blocks.Paragraph(texts[$"Topic.{topic}.Does"])));
}
