namespace McaBot.Cards;

/// <summary>A channel's one post about a bulk request: numbers only, and nobody's name.</summary>
public static class BulkChannelCard
{
    /// <param name="zone">On whose clock times are written; null: UTC.</param>
    public static AdaptiveCard For(BulkView view, CultureInfo culture, TimeZoneInfo? zone = null)
    {
        var texts = Texts.ForMany(culture, zone);
        return new CardDraft(texts, view.Overline(texts), texts["Bulk.Channel.Title"])
            .Add(
                BulkParts.Status(texts, view, withNames: false),
                BulkParts.Counts(texts, view),
                Blocks.Note(texts["ChannelCard.Unsubscribe"]))
            .Build();
    }
}
