using System.Globalization;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Storage.Projections;
using McaBot.Teams;
using McaBot.Turns;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace McaBot.Views;

/// <summary>Draws an attestation for whoever holds a copy, in that holder's language.</summary>
internal sealed class CardRenderer(
    AttestationViews views, People people, ChannelSubscriptions channels, IDirectory directory, IOptions<LocalizationOptions> localization, IOptions<MicrosoftAppOptions> bot)
{
    /// <param name="locale">The language of a card that stands already; null for a new one.</param>
    public async Task<Activity> DrawAsync(
        Attestation attestation, Audience audience, string holder, string? locale, CancellationToken cancellationToken)
    {
        var culture = await CultureOfAsync(audience, holder, locale, cancellationToken);
        if (audience == Audience.ChannelFailure)
        {
            return CardMessages.Of(FailureCard.For(attestation, bot.Value.MicrosoftAppId, culture), FailureCard.Summary(attestation, culture));
        }

        var view = audience == Audience.Channel
            ? await views.OfAsync(attestation, cancellationToken)
            : await views.OfAsync(attestation, audience, Guid.ParseExact(holder, "D"), null, cancellationToken);
        return audience == Audience.Approver && attestation.WasReplaced(Guid.ParseExact(holder, "D"))
            ? CardMessages.Of(ApprovalCard.ForReplaced(view, culture), Replies.Summary(Audience.Onlooker, attestation, culture))
            : CardMessages.Of(AudienceCards.Draw(audience, view, culture), Replies.Summary(audience, attestation, culture));
    }

    public async Task<CultureInfo> CultureOfAsync(Audience audience, string holder, string? locale, CancellationToken cancellationToken)
    {
        var fallback = localization.Value.Culture;
        if (audience is Audience.Channel or Audience.ChannelFailure)
        {
            return Cultures.Nearest((await channels.FindAsync(holder, cancellationToken))?.Locale ?? locale, fallback);
        }

        var person = Guid.ParseExact(holder, "D");
        return (await people.FindAsync(person, cancellationToken))?.Locale is { } spoken
            ? Cultures.Nearest(spoken, fallback)
            : Cultures.Nearest((await directory.FindAsync(person, cancellationToken))?.Language, fallback);
    }
}
