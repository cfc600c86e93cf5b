namespace McaBot.Cards;

/// <summary>Says in the dialog where it goes on.</summary>
public static class FromMessageEndCard
{
    /// <param name="bot">The bot's application id, for a link to the personal chat; null where it has none.</param>
    /// <param name="refused">The message, where it was not taken as evidence.</param>
    /// <param name="maxBytes">The largest that is.</param>
    public static AdaptiveCard For(FromMessageEnd end, Guid? bot, CultureInfo culture, RefusedFile? refused = null, long maxBytes = 0)
    {
        var texts = Texts.For(culture);
        var words = end is FromMessageEnd.NoChat or FromMessageEnd.NotArrived ? texts["FromMessage.Write"] : "";
        return new CardDraft(texts, texts["Overline"], texts[$"FromMessage.{TitleOf(end)}"])
            .Add(
                Blocks.Paragraph(texts[refused is null ? $"FromMessage.{end}" : "FromMessage.InChatRefused"]),
                EvidenceCard.Refused(texts, refused is null ? [] : [refused], maxBytes))
            .Act(bot is { } app ? FailureCard.OpenChat(texts, app, words) : null)
            .Build();
    }

    private static string TitleOf(FromMessageEnd end) => end switch
    {
        FromMessageEnd.NoChat or FromMessageEnd.NotArrived or FromMessageEnd.DoneAlready => $"{end}.Title",
        _ => "InChat.Title",
    };
}
