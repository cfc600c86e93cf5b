using System.Globalization;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Hosting;
using McaBot.Ledger;
using McaBot.Presentation;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace McaBot.Notifications;

/// <summary>Draws an attestation for whoever holds a copy, in that holder's language.</summary>
public sealed class CopyPainter(AttestationViews views, People people, ChannelSubscriptions channels, IDirectory directory, IOptions<LocalizationOptions> localization)
{
    public async Task<Activity> DrawAsync(Attestation attestation, Audience audience, string holder, CancellationToken cancellationToken)
    {
        var culture = await CultureOfAsync(audience, holder, cancellationToken);
        var card = AudienceCards.Draw(audience, await views.OfAsync(attestation, cancellationToken), culture);
        return CardMessages.Of(card, Replies.Summary(audience, attestation, culture));
    }

    public async Task<CultureInfo> CultureOfAsync(Audience audience, string holder, CancellationToken cancellationToken)
    {
        var fallback = localization.Value.Culture;
        if (audience == Audience.Channel)
        {
            return Cultures.Nearest((await channels.FindAsync(holder, cancellationToken))?.Locale, fallback);
        }

        var person = Guid.ParseExact(holder, "D");
        return (await people.FindAsync(person, cancellationToken))?.Locale is { } locale
            ? Cultures.Nearest(locale, fallback)
            : Cultures.Nearest((await directory.FindAsync(person, cancellationToken))?.Language, fallback);
    }
}
