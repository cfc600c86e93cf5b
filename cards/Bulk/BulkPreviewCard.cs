namespace McaBot.Cards;

/// <summary>What a file holds: how many rows can be requested, and what is wrong with the others.</summary>
public static class BulkPreviewCard
{
    private const int MaxProblems = 5;
    private const int MaxNames = 20;

    public static AdaptiveCard For(BulkPreviewView view, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        var card = new CardDraft(texts, texts["Overline"], texts["Bulk.Preview.Title"])
        .Add(
            Blocks.Sentence(texts["Bulk.Preview.File"], Blocks.Strong(view.FileName, 80)),
            view.Before is { } before ? Changed(texts, before) : null, Verdict(texts, view),
            LeftAside(texts, "Bulk.Preview.LeftAside", view.LeftAside), LeftAside(texts, "Bulk.Preview.OtherSheets", view.OtherSheets),
            view.HiddenRows > 0 ? Blocks.Paragraph(texts.Count("Bulk.Preview.HiddenRows", view.HiddenRows)) : null)
        .Add(view.Problems.Take(MaxProblems).Select(p => Problem(texts, p, view)))
        .Add(
            view.Problems.Count > MaxProblems ? Blocks.Note(texts.Count("Bulk.Preview.Rest", view.Problems.Count - MaxProblems)) : null,
            view.Bad > 0 ? Blocks.Paragraph(texts[view.Good > 0 ? "Bulk.Preview.LeftOut" : "Bulk.Preview.Correct"]) : null,
            view.DateExample is { } date
                ? Blocks.Sentence(texts["Bulk.Preview.Dates"], Blocks.Strong(date.Typed, 40), Blocks.Strong(texts.Day(date.Read)))
                : null,
            view.Good > 0 ? BulkParts.Statement(texts) : null);
        var data = CardDatas.Of(view.Preview);
        return card
            .Act(
                view.Good > 0 ? CardActions.Primary(texts.Count("Bulk.Button.Confirm", view.Good), Verbs.BulkConfirm, data) : null,
                view.Problems.Count > 0 ? CardActions.Plain(texts["Bulk.Button.Problems"], Verbs.BulkProblems, data) : null,
                CardActions.Plain(texts["Bulk.Button.Cancel"], Verbs.BulkCancel, data))
            .Build();
    }

    private static AdaptiveContainer Verdict(Texts texts, BulkPreviewView view)
    {
        var style =
            view.Bad == 0 ? AdaptiveContainerStyle.Good
            : view.Good == 0 ? AdaptiveContainerStyle.Attention
            : AdaptiveContainerStyle.Warning;
        var glyph = view.Bad == 0 ? "✓" : view.Good == 0 ? "✕" : "⚠\uFE0E";
        var (good, bad) = (texts.Count("Bulk.Preview.Good", view.Good), texts.Count("Bulk.Preview.Bad", view.Bad));

        // The sign belongs to what is wrong.
        return view.Bad == 0
            ? Blocks.Panel(style, Blocks.Bold($"{glyph} {good}"))
            : Blocks.Panel(style, Blocks.Bold($"{glyph} {bad}"), Blocks.Paragraph(good));
    }

    private static AdaptiveRichTextBlock Changed(Texts texts, BulkBefore before) => Blocks.Sentence(
        texts["Bulk.Preview.Before"],
        Blocks.Strong(before.FileName, 80),
        new AdaptiveTextRun(before.Good.ToString("N0", texts.Culture)),
        new AdaptiveTextRun(before.Bad.ToString("N0", texts.Culture)));

    /// <summary>Nothing of a file is passed over in silence.</summary>
    private static AdaptiveRichTextBlock? LeftAside(Texts texts, string key, IReadOnlyList<string>? names) => names is { Count: > 0 }
        ? Blocks.Sentence(texts[key], Blocks.Strong(Names(names), 800))
        : null;

    private static string Names(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MaxNames).Select(n => UserText.Literal(n, 40))) + (names.Count > MaxNames ? ", …" : "");

    private static AdaptiveContainer Problem(Texts texts, BulkRowProblem problem, BulkPreviewView view)
    {
        var row = texts.Format("Bulk.Row", problem.Row);
        var where = problem.Field is null ? row : $"{row} · {BulkTexts.Column(problem, texts.Culture)}";
        return new AdaptiveContainer
        {
            Spacing = AdaptiveSpacing.Small,
            Items =
            {
                Blocks.Bold(where),
                new AdaptiveRichTextBlock
                {
                    Inlines = { UserText.Run(BulkTexts.Reason(problem, view.Earliest, view.Latest, texts.Culture), 240) },
                    Spacing = AdaptiveSpacing.None,
                },
            },
        };
    }
}
