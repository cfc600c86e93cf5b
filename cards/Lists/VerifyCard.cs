namespace McaBot.Cards;

/// <summary>Whether a customer's ledger holds.</summary>
public static class VerifyCard
{
    private const int MaxNamed = 20;

    /// <param name="entries">How many entries were checked.</param>
    /// <param name="fault">The first bad entry; null when all hold.</param>
    /// <param name="hasAnchor">Whether something apart from the ledger tells that its end is not missing.</param>
    /// <param name="altered">What lies beside the ledger and is not what went on record.</param>
    /// <param name="erased">How many attestations were erased after their retention, on record.</param>
    /// <param name="newer">How many entries only a newer version understands.</param>
    public static AdaptiveCard For(
        Guid customer, long entries, LedgerFault? fault, bool hasAnchor, CultureInfo culture,
        IReadOnlyList<AlteredRecord>? altered = null, int erased = 0, int newer = 0)
    {
        var texts = Texts.For(culture);
        var verdict = fault is null
        ? altered is { Count: > 0 }
            ? Beside(texts, altered)
            : hasAnchor
                ? Holding(texts, AdaptiveContainerStyle.Good, "✓", "Verify.Holds")
                : Holding(texts, AdaptiveContainerStyle.Warning, "⚠\uFE0E", "Verify.NoAnchor")
        : AlteredFacts.Broken(texts, fault);
        return new CardDraft(texts, texts["Overline"], texts["Verify.Title"])
            .Add(
                verdict,
                Facts.Of(texts["Field.tenantId"], customer.ToString("D")),
                Facts.Of(texts["Verify.Entries"], entries.ToString("N0", texts.Culture)),
                erased > 0 ? Blocks.Note(texts.Count("Verify.Erased", erased)) : null,
                newer > 0 ? Blocks.Note(texts.Count("Verify.Newer", newer)) : null)
            .Act(CommandButtons.Help(texts))
            .Build();
    }

    private static AdaptiveContainer Beside(Texts texts, IReadOnlyList<AlteredRecord> altered) =>
        AlteredFacts.Panel(texts, "Verify.Beside", AlteredFacts.List(texts, altered, altered.Count, MaxNamed));

    private static AdaptiveContainer Holding(Texts texts, AdaptiveContainerStyle style, string glyph, string key) =>
        Blocks.Panel(style, Blocks.Bold($"{glyph} {texts[key]}"), Blocks.Paragraph(texts[$"{key}.Means"]));
}
