namespace McaBot.Cards;

/// <summary>Whether the ledgers are still what they were when a fingerprint was taken.</summary>
public static class FingerprintCheckCard
{
    public const int MaxNamed = 10;

    public static AdaptiveCard For(FingerprintCheckView view, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        var isGood = view is { IsUnknown: false, IsListAltered: false, Broken: 0 };
        var card = new CardDraft(texts, texts["Overline"], texts["FingerprintCheck.Title"])
        .Add(
            Blocks.Panel(
                isGood ? AdaptiveContainerStyle.Good : AdaptiveContainerStyle.Attention,
                Blocks.Bold($"{(isGood ? "✓" : "✕")} {Verdict(view, texts)}"),
                Blocks.Paragraph(Meaning(view, texts))))
        .Add(
            view.Named.Take(MaxNamed)
                .Select(n =>
                    Blocks.Group(
                        Facts.Of(texts["Field.tenantId"], n.Customer.ToString("D")),
                        Blocks.Paragraph(
                            n.Fault is { } fault
                                ? $"{texts.Format("VerifyAll.Entry", fault.Entry)} {texts[$"Verify.{fault.Kind}"]}"
                                : texts["FingerprintCheck.Missing"]))));
        if (view.Broken > view.Named.Count)
        {
            card.Add(Blocks.Note(texts.Count("VerifyAll.Rest", (int)(view.Broken - view.Named.Count))));
        }

        return card.Act(CommandButtons.Help(texts)).Build();
    }

    /// <summary>What a phone shows of it.</summary>
    public static string Summary(FingerprintCheckView view, CultureInfo culture) => Verdict(view, Texts.For(culture));

    private static string Verdict(FingerprintCheckView view, Texts texts) => view switch
    {
        { IsUnknown: true } => texts["FingerprintCheck.Unknown"],
        { IsListAltered: true } => texts["FingerprintCheck.ListAltered"],
        { Broken: > 0 } => texts.Count("FingerprintCheck.Broken", (int)view.Broken),
        _ => texts["FingerprintCheck.Holds"],
    };

    private static string Meaning(FingerprintCheckView view, Texts texts) => view switch
    {
        { IsUnknown: true } => texts["FingerprintCheck.Unknown.Do"],
        { IsListAltered: true } => texts["FingerprintCheck.ListAltered.Do"],
        { Broken: > 0 } => texts["FingerprintCheck.Broken.Do"],
        _ => texts.Count("VerifyAll.Checked", (int)view.Ledgers),
    };
}
