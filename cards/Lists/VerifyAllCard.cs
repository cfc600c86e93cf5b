namespace McaBot.Cards;

/// <summary>Which of all ledgers do not hold.</summary>
public static class VerifyAllCard
{
    public static AdaptiveCard For(VerifyAllView view, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        var (ledgers, broken) = (view.Ledgers, view.Broken);
        var card = new CardDraft(texts, texts["Overline"], texts["VerifyAll.Title"])
        .Add(
            Blocks.Panel(
                broken > 0 || view.Altered > 0 ? AdaptiveContainerStyle.Attention
                    : view.Loose > 0 ? AdaptiveContainerStyle.Warning
                    : AdaptiveContainerStyle.Good,
                Blocks.Bold($"{(broken > 0 ? "✕" : view.Loose > 0 ? "⚠" : "✓")} {Verdict(view, texts)}"),
                broken > 0
                    ? Blocks.Paragraph(texts["VerifyAll.Broken.Do"])
                    : Blocks.Paragraph(texts.Count("VerifyAll.Checked", ledgers))))
        .Add(
            view.NamedBroken
                .Take(VerifyAllView.MaxNamed)
                .Select(b =>
                    Blocks.Group(
                        Facts.Of(texts["Field.tenantId"], b.Customer.ToString("D")),
                        Blocks.Paragraph($"{texts.Format("VerifyAll.Entry", b.Fault.Entry)} {texts[$"Verify.{b.Fault.Kind}"]}"))));
        if (broken > VerifyAllView.MaxNamed)
        {
            card.Add(Blocks.Note(texts.Count("VerifyAll.Rest", broken - VerifyAllView.MaxNamed)));
        }

        return card
        .Add(
            view.Altered > 0
                ? AlteredFacts.Panel(
                    texts, "VerifyAll.Beside", AlteredFacts.List(texts, view.NamedAltered, view.Altered, VerifyAllView.MaxNamed))
                : null,
            view.Erased > 0 ? Blocks.Note(texts.Count("Verify.Erased", view.Erased)) : null,
            view.Newer > 0 ? Blocks.Note(texts.Count("Verify.Newer", view.Newer)) : null,
            broken > 0 ? Blocks.Note(texts.Count("VerifyAll.Checked", ledgers)) : null,
            view.Loose > 0 ? Blocks.Paragraph(texts.Count("VerifyAll.Loose", view.Loose)) : null)
        .Act(CommandButtons.Help(texts))
        .Build();
    }

    /// <summary>What a phone shows of it.</summary>
    public static string Summary(VerifyAllView view, CultureInfo culture) => view is { Altered: > 0, Broken: 0 }
        ? Texts.For(culture)["VerifyAll.Beside"]
        : Verdict(view, Texts.For(culture));

    private static string Verdict(VerifyAllView view, Texts texts) => view.Broken > 0
        ? texts.Count("VerifyAll.Broken", view.Broken)
        : view.Loose > 0 ? texts.Count("VerifyAll.NoAnchor", view.Loose)
        : texts[view.Ledgers == 0 ? "VerifyAll.None" : "VerifyAll.Holds"];
}
