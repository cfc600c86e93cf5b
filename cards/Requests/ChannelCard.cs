namespace McaBot.Cards;

/// <summary>A channel's copy: no personal data, and nobody's name.</summary>
public static class ChannelCard
{
    /// <param name="zone">On whose clock times are written; null: UTC.</param>
    public static AdaptiveCard For(AttestationView view, CultureInfo culture, TimeZoneInfo? zone = null)
    {
        var texts = Texts.ForMany(culture, zone);
        return new CardDraft(texts, view.Overline(texts), texts[$"ChannelCard.{view.Attestation.State}"])
            .Add(
                Status.Of(texts, view, withNames: false),
                FactGroups.ForAnybody(texts, view),
                Blocks.Note(texts["ChannelCard.Details"]),
                Blocks.Note(texts["ChannelCard.Unsubscribe"]))
            .Build();
    }
}
