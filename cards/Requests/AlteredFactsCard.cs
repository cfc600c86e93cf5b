namespace McaBot.Cards;

/// <summary>
/// Tells a channel that an attestation is not as it went on record: its number and the customer's tenant id, and no name.
/// </summary>
public static class AlteredFactsCard
{
    /// <param name="bot">The bot's application id, for a link to the personal chat; null where it has none.</param>
    public static AdaptiveCard For(AttestationKey key, Guid? bot, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return new CardDraft(texts, texts.Format("Overline.Number", key.Number), texts["Notice.FactsAltered"])
            .Add(
                AlteredFacts.Panel(texts, "Altered.Title", Blocks.Paragraph(texts["Notice.FactsAltered.What"])),
                Facts.Of(texts["Field.tenantId"], key.Customer.ToString("D")),
                Blocks.Note(texts["AlteredFacts.Again"]),
                Blocks.Note(texts["FailureCard.Unsubscribe"]))
            .Act(bot is { } app ? FailureCard.OpenChat(texts, app, texts.Format("BrokenLedger.Verify", key.Customer.ToString("D"))) : null)
            .Build();
    }

    /// <summary>What a phone shows of it.</summary>
    public static string Summary(AttestationKey key, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return texts.Format("FailureCard.Summary", key.Number, texts["Notice.FactsAltered"]);
    }
}
