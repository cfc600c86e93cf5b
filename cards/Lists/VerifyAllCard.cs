namespace McaBot.Cards;

/// <summary>Which of all ledgers do not hold.</summary>
public static class VerifyAllCard
{
    private const int MaxNamed = 10;

    /// <param name="ledgers">How many were checked.</param>
    /// <param name="broken">The first bad entry of each that does not hold.</param>
    /// <param name="loose">How many hold, but have no anchor to tell whether their end is missing.</param>
    /// <param name="altered">What lies beside ledgers that hold and is not what went on record.</param>
    /// <param name="erased">How many attestations were erased after their retention, on record.</param>
    /// <param name="newer">How many entries only a newer version understands.</param>
    public static AdaptiveCard For(
        int ledgers, IReadOnlyList<BrokenLedger> broken, int loose, CultureInfo culture,
        IReadOnlyList<AlteredRecord>? altered = null, int erased = 0, int newer = 0)
    {
        var texts = Texts.For(culture);
        var card = new CardDraft(texts, texts["Overline"], texts["VerifyAll.Title"])
        .Add(
            Blocks.Panel(
                broken.Count > 0 || altered is { Count: > 0 } ? AdaptiveContainerStyle.Attention
                    : loose > 0 ? AdaptiveContainerStyle.Warning
                    : AdaptiveContainerStyle.Good,
                Blocks.Bold($"{(broken.Count > 0 ? "✕" : "✓")} {Verdict(ledgers, broken.Count, texts)}"),
                broken.Count > 0
                    ? Blocks.Paragraph(texts["VerifyAll.Broken.Do"])
                    : Blocks.Paragraph(texts.Count("VerifyAll.Checked", ledgers))))
        .Add(
            broken
                .Take(MaxNamed)
                .Select(b =>
                    Blocks.Group(
                        Facts.Of(texts["Field.tenantId"], b.Customer.ToString("D")),
                        Blocks.Paragraph($"{texts.Format("VerifyAll.Entry", b.Fault.Entry)} {texts[$"Verify.{b.Fault.Kind}"]}"))));
        if (broken.Count > MaxNamed)
        {
            card.Add(Blocks.Note(texts.Count("VerifyAll.Rest", broken.Count - MaxNamed)));
        }

        return card
        .Add(
            altered is { Count: > 0 }
                ? AlteredFacts.Panel(texts, "VerifyAll.Beside", AlteredFacts.List(texts, altered, MaxNamed))
                : null,
            erased > 0 ? Blocks.Note(texts.Count("Verify.Erased", erased)) : null,
            newer > 0 ? Blocks.Note(texts.Count("Verify.Newer", newer)) : null,
            broken.Count > 0 ? Blocks.Note(texts.Count("VerifyAll.Checked", ledgers)) : null,
            loose > 0 ? Blocks.Paragraph(texts.Count("VerifyAll.Loose", loose)) : null)
        .Act(CommandButtons.Help(texts))
        .Build();
    }

    /// <summary>What a phone shows of it.</summary>
    public static string Summary(int ledgers, int broken, CultureInfo culture, bool isAltered = false) => isAltered && broken == 0
        ? Texts.For(culture)["VerifyAll.Beside"]
        : Verdict(ledgers, broken, Texts.For(culture));

    private static string Verdict(int ledgers, int broken, Texts texts) =>
        broken > 0 ? texts.Count("VerifyAll.Broken", broken) : texts[ledgers == 0 ? "VerifyAll.None" : "VerifyAll.Holds"];
}
