using AdaptiveCards;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace McaBot.Teams;

/// <summary>Messages that carry a card.</summary>
internal static class CardMessages
{
    public static Attachment Attachment(AdaptiveCard card) => new() { ContentType = AdaptiveCard.ContentType, Content = CardJson.Of(card) };

    /// <param name="summary">What notifications show instead of the card; never personal data.</param>
    public static Activity Of(AdaptiveCard card, string? summary)
    {
        var message = (Activity)MessageFactory.Attachment(Attachment(card));
        message.Summary = summary;
        return message;
    }
}
