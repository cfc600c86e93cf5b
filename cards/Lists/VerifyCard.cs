using System.Globalization;
using AdaptiveCards;
using McaBot.Attestations;

namespace McaBot.Cards;

/// <summary>Whether a customer's ledger holds.</summary>
public static class VerifyCard
{
    /// <param name="entries">How many entries were checked.</param>
    /// <param name="fault">The first bad entry; null when all hold.</param>
    public static AdaptiveCard For(Guid customer, long entries, LedgerFault? fault, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        var verdict = fault is null
            ? Blocks.Panel(
                AdaptiveContainerStyle.Good,
                new AdaptiveTextBlock($"✓ {texts["Verify.Holds"]}") { Weight = AdaptiveTextWeight.Bolder, Wrap = true },
                Blocks.Paragraph(texts["Verify.Holds.Means"]))
            : Blocks.Panel(
                AdaptiveContainerStyle.Attention,
                new AdaptiveTextBlock($"✕ {texts.Format("Verify.Broken", fault.Entry)}") { Weight = AdaptiveTextWeight.Bolder, Wrap = true },
                Blocks.Paragraph(texts[$"Verify.{fault.Kind}"]),
                Blocks.Paragraph(texts["Verify.Broken.Do"]));
        return new CardDraft(texts, texts["Overline"], texts["Verify.Title"])
            .Add(
                verdict,
                Facts.Of(texts["Field.tenantId"], customer.ToString("D")),
                Facts.Of(texts["Verify.Entries"], entries.ToString("N0", texts.Culture)))
            .Act(CommandButtons.Help(texts))
            .Build();
    }
}
