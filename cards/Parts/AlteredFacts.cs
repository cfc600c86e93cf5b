namespace McaBot.Cards;

/// <summary>Says that what lies beside the ledger is not what went on record.</summary>
internal static class AlteredFacts
{
    /// <summary>Null where all is as it went on record.</summary>
    public static AdaptiveContainer? Of(Texts texts, AttestationView view) => view.IsAltered
        ? Panel(texts, "Altered.Title", view.Altered.Select(part => Blocks.Paragraph(texts[$"Altered.{part}"])))
        : null;

    /// <summary>What is wrong, and what to do.</summary>
    public static AdaptiveContainer Panel(Texts texts, string title, params IEnumerable<AdaptiveElement> wrong) =>
        Blocks.Fault(texts[title], [.. wrong, Blocks.Paragraph(texts["Altered.Do"])]);

    /// <summary>A ledger that does not hold.</summary>
    public static AdaptiveContainer Broken(Texts texts, LedgerFault fault) => Blocks.Fault(
        texts.Format("Verify.Broken", fault.Entry), Blocks.Paragraph(texts[$"Verify.{fault.Kind}"]),
        Blocks.Paragraph(texts["Verify.Broken.Do"]));

    /// <summary>What is wrong, by the number of the attestation.</summary>
    /// <param name="named">The first of them, at least as many as are named where there are so many.</param>
    /// <param name="all">How many there are.</param>
    /// <param name="most">How many are named.</param>
    public static IEnumerable<AdaptiveElement> List(Texts texts, IReadOnlyList<AlteredRecord> named, int all, int most) =>
    [
        .. named.Take(most).Select(a => Blocks.Paragraph($"{a.Key.Number}: {texts[$"Altered.{a.Part}"]}")),
        .. all > most ? [Blocks.Note(texts.Count("Altered.Rest", all - most))] : Array.Empty<AdaptiveElement>(),
    ];
}
