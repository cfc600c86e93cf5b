using AdaptiveCards;
using McaBot.Teams;

namespace McaBot.Views;

/// <summary>Draws the card that somebody shows to others: with what a channel is told, and read with one call.</summary>
internal sealed class SharedCards(
    IDetails details, ReminderPolicy reminders, CardRenderer renderer, IOptions<MicrosoftAppOptions> bot, TimeProvider time)
{
    public async Task<AttestationView> ViewAsync(Attestation attestation, CancellationToken cancellationToken)
    {
        var read = await details.ReadAsync(attestation, cancellationToken);
        return new AttestationView(
            attestation, read.Value, new Dictionary<Guid, string>(), null, reminders.ExpiryOf(attestation))
        {
            Altered = read.IsAltered ? [RecordPart.Details] : [],
        };
    }

    public AdaptiveCard Draw(AttestationView view, Guid reader, CultureInfo culture) =>
        SharedCard.For(view, time.GetUtcNow(), reader, bot.Value.MicrosoftAppId, culture, renderer.Zone);
}
