using System.Globalization;
using AdaptiveCards;
using McaBot.Cards;
using McaBot.Outbox;

namespace McaBot.Conversations;

/// <summary>Draws what was given up, wherever that was.</summary>
internal sealed class DeadLetterCards(DeadLetters letters)
{
    /// <param name="page">From 0.</param>
    public async Task<AdaptiveCard> DrawAsync(CultureInfo culture, CancellationToken cancellationToken, int page = 0) =>
        DeadLettersCard.For(await letters.ReadAsync(cancellationToken), culture, page);
}
