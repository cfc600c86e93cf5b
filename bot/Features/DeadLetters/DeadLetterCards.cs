using AdaptiveCards;
using McaBot.Outbox;

namespace McaBot.Features.DeadLetters;

/// <summary>Draws what was given up, wherever that was.</summary>
internal sealed class DeadLetterCards(DeadLetterStore deadLetters)
{
    /// <param name="page">From 0.</param>
    public async Task<AdaptiveCard> DrawAsync(CultureInfo culture, int page, CancellationToken cancellationToken) =>
        DeadLettersCard.For(await deadLetters.ReadAsync(cancellationToken), culture, page);
}
