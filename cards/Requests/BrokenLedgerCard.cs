namespace McaBot.Cards;

/// <summary>Tells a channel that a customer's record does not hold: which one by its tenant id, and no name.</summary>
public static class BrokenLedgerCard
{
    /// <param name="bot">The bot's application id, for a link to the personal chat; null where it has none.</param>
    public static AdaptiveCard For(Guid customer, LedgerFault fault, Guid? bot, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return new CardDraft(texts, texts["Overline"], texts["BrokenLedger.Title"])
        .Add(
            AlteredFacts.Broken(texts, fault),
            Facts.Of(texts["Field.tenantId"], customer.ToString("D")),
            Blocks.Note(texts["BrokenLedger.Again"]),
            Blocks.Note(texts["FailureCard.Unsubscribe"]))
        .Act(bot is { } app ? FailureCard.OpenChat(texts, app, texts.Format("BrokenLedger.Verify", customer.ToString("D"))) : null)
        .Build();
    }

    /// <summary>What a phone shows of it.</summary>
    public static string Summary(CultureInfo culture) => Texts.For(culture)["BrokenLedger.Title"];
}
