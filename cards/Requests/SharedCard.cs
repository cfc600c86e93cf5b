namespace McaBot.Cards;

/// <summary>
/// An attestation that somebody showed to others, who may be anybody: no personal data and nobody's name, as in a channel. It stands in
/// that person's own message, which McaBot cannot change, so each reader's client asks for how it stands now.
/// </summary>
public static class SharedCard
{
    /// <param name="now">When it is drawn: it may be read much later.</param>
    /// <param name="reader">Who asked for it; null where nobody is known.</param>
    /// <param name="bot">The bot's application id, for a link to the personal chat; null where it has none.</param>
    /// <param name="zone">On whose clock times are written; null: UTC.</param>
    public static AdaptiveCard For(
        AttestationView view, DateTimeOffset now, Guid? reader, Guid? bot, CultureInfo culture, TimeZoneInfo? zone = null)
    {
        var texts = Texts.ForMany(culture, zone);
        var attestation = view.Attestation;
        var data = view.Data().With(DataNames.View, DataNames.Shared);
        var card = new CardDraft(texts, view.Overline(texts), texts["SharedCard.Title"])
            .Add(
                Status.Of(texts, view, withNames: false),
                FactGroups.ForAnybody(texts, view),
                Blocks.Note(texts.Format("SharedCard.AsOf", texts.Moment(now))))
            .Act(
                CardActions.Plain(texts["Button.Refresh"], Verbs.CardRefresh, data).WithoutInputs(),
                bot is { } app ? FailureCard.OpenChat(texts, app, texts.Format("FailureCard.Find", attestation.Number)) : null);
        if (!attestation.IsOpen)
        {
            return card.Build();
        }

        IEnumerable<Guid> concerned =
        [
            attestation.Requester.ObjectId,
            .. attestation.Assignment?.Approvers ?? [],
            .. reader is { } person ? [person] : Array.Empty<Guid>(),
        ];
        return card.Build(CardActions.Silent(Verbs.CardRefresh, data), concerned.Distinct());
    }

    /// <summary>How it is listed before it is chosen, in words without markup.</summary>
    public static ListedAttestation Listed(AttestationView view, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        var attestation = view.Attestation;
        return new ListedAttestation(
            UserText.Plain(view.Company(texts), 80),
            texts.Format(
                "SharedCard.Listed", Words.WithGlyph(texts, attestation.State), attestation.Number,
                texts.Day(DateOnly.FromDateTime(attestation.StateSince.UtcDateTime))));
    }
}
