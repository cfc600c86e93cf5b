using McaBot.Platform;
using McaBot.Platform.Settings;
using McaBot.Storage.Projections;
using McaBot.Teams;
using McaBot.Turns;
using Microsoft.Bot.Schema;

namespace McaBot.Views;

/// <summary>Draws an attestation for whoever holds a copy, in that holder's language.</summary>
internal sealed class CardRenderer(
    AttestationViews views, People people, ChannelSubscriptions channels, IDirectory directory, IOptions<LocalizationOptions> localization,
    IOptions<MicrosoftAppOptions> bot, PartnerClock clock)
{
    /// <summary>On whose clock times are written where several people read them.</summary>
    public TimeZoneInfo Zone => clock.Zone;

    /// <param name="locale">The language of a card that stands already; null for a new one.</param>
    public async Task<Activity> DrawAsync(
        Attestation attestation, Audience audience, string holder, string? locale, CancellationToken cancellationToken)
    {
        var speaking = CultureOfAsync(audience, holder, locale, cancellationToken);
        if (audience == Audience.ChannelFailure)
        {
            var spoken = await speaking;
            return CardMessages.Of(
                FailureCard.For(attestation, bot.Value.MicrosoftAppId, spoken, Zone), FailureCard.Summary(attestation, spoken));
        }

        var viewing = ViewAsync(attestation, audience, holder, cancellationToken);
        await Task.WhenAll(speaking, viewing);
        var (culture, view) = (await speaking, await viewing);
        return audience == Audience.Approver && attestation.WasReplaced(Guid.ParseExact(holder, "D"))
            ? CardMessages.Of(ApprovalCard.ForReplaced(view, culture), Replies.Summary(Audience.Onlooker, attestation, culture))
            : CardMessages.Of(AudienceCards.Draw(audience, view, culture, Zone), Replies.Summary(audience, attestation, culture));
    }

    private async Task<AttestationView> ViewAsync(
        Attestation attestation, Audience audience, string holder, CancellationToken cancellationToken) => audience == Audience.Channel
        ? await views.ViewAsync(attestation, cancellationToken)
        : await views.WithLaterAsync(
            await views.ViewAsync(attestation, audience, Guid.ParseExact(holder, "D"), null, cancellationToken), audience,
            cancellationToken);

    /// <summary>A person's card of which there is a newer copy.</summary>
    public async Task<Activity> DrawSupersededAsync(Attestation attestation, PostedCard card, CancellationToken cancellationToken)
    {
        var speaking = CultureOfAsync(card.Audience, card.Holder, null, cancellationToken);
        var viewing = views.ViewAsync(attestation, cancellationToken);
        await Task.WhenAll(speaking, viewing);
        var (culture, view) = (await speaking, await viewing);
        return CardMessages.Of(
            AudienceCards.DrawSuperseded(card.Audience, view, culture), Replies.Summary(Audience.Onlooker, attestation, culture));
    }

    /// <summary>
    /// The language of what stands where the turn takes place: in a channel its own, whoever reads it there, and that of the reader where
    /// nobody gave the channel one.
    /// </summary>
    /// <param name="shown">What the card is about that stands there.</param>
    public Task<CultureInfo> CultureInAsync(Turn turn, Attestation shown, CancellationToken cancellationToken)
    {
        if (turn.Caller.IsPersonalChat)
        {
            return Task.FromResult(turn.Culture);
        }

        var channel = ChannelTurns.Of(turn).Channel;
        var posted = shown.Cards.LastOrDefault(c =>
            c.Audience == Audience.Channel && string.Equals(c.Holder, channel, StringComparison.Ordinal));
        return CultureOfAsync(Audience.Channel, channel, posted?.Locale ?? turn.Culture.Name, cancellationToken);
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
