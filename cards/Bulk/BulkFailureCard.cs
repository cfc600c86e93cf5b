namespace McaBot.Cards;

/// <summary>A channel's one post about what could not be carried out of a bulk request: numbers only, and nobody's name.</summary>
public static class BulkFailureCard
{
    /// <param name="bot">The bot's application id, for a link to the personal chat; null where it has none.</param>
    /// <param name="zone">On whose clock times are written; null: UTC.</param>
    public static AdaptiveCard For(BulkView view, Guid? bot, CultureInfo culture, TimeZoneInfo? zone = null)
    {
        var texts = Texts.ForMany(culture, zone);
        var undelivered = view.Undelivered is [var first, ..]
            ? Blocks.Attention(
                texts["Trouble.tell-approver.What"], FailureCard.Reason(texts, first.Why),
                Blocks.Paragraph(texts["Trouble.tell-approver.Do"]))
            : null;
        var stuck = view.Counts.Stuck > 0
            ? Blocks.Attention(texts.Count("Bulk.Stuck", view.Counts.Stuck), Blocks.Paragraph(texts["Bulk.Stuck.Do"]))
            : null;
        var refused = BulkParts.OrderRefused(texts, view);
        var isOver = undelivered is null && stuck is null && refused is null;
        return new CardDraft(texts, view.Overline(texts), texts[isOver ? "FailureCard.Over" : "FailureCard.Title"])
            .Add(undelivered, stuck, refused, isOver ? Blocks.Note(texts["FailureCard.Over.Means"]) : null)
            .Add(Blocks.Note(texts["FailureCard.Unsubscribe"]))
            .Act(!isOver && bot is { } app ? FailureCard.OpenChat(texts, app, texts["Bulk.DeadLetters.Find"]) : null)
            .Build();
    }
}
