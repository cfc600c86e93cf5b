using System.Globalization;
using AdaptiveCards;
using McaBot.Bulk;
using McaBot.Cards;
using McaBot.Presentation;

namespace McaBot.Conversations;

/// <summary>Draws what was given up, of single requests and of bulk requests alike.</summary>
internal sealed class ParkedCards(ParkedRows rows, ParkedPosts posts)
{
    /// <param name="page">From 0.</param>
    public async Task<AdaptiveCard> DrawAsync(CultureInfo culture, CancellationToken cancellationToken, int page = 0)
    {
        var reading = posts.ReadAsync(cancellationToken);
        var list = await rows.ReadAsync(cancellationToken);
        return ParkedCard.For(list.Rows, culture, list.Unread, page, await reading);
    }
}
