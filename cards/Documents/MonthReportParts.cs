using System.Xml.Linq;

namespace McaBot.Cards;

/// <summary>The sections of a month's report: a sentence, bars, and the same numbers as a table.</summary>
internal sealed class MonthReportParts(Texts texts, MonthReportView view)
{
    /// <summary>Up to when a decision belongs to each group; the last has no end.</summary>
    private static readonly TimeSpan[] Ends =
        [TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(7)];

    private static readonly string[] Notes = ["Month", "Decisions", "Half", "Before", "Records", "Nobody"];

    private readonly MonthFigures now = view.Figures;
    private readonly MonthFigures before = view.Before;
    private readonly string thisMonth = ShortNameOf(texts, view.Month);
    private readonly string monthBefore = ShortNameOf(texts, view.Month.AddMonths(-1));

    public XElement KeyNumbers() => Section(
        "key", texts["Report.Key"],
        new XElement(
            "dl",
            new XAttribute("class", "tiles"),
            Tile("Report.Key.Requests", Number(now.Requests), Number(before.Requests)),
            Tile("Report.Key.Decisions", Number(now.Decisions), Number(before.Decisions)),
            Tile("Report.Key.Half", Time(now.HalfWithin), Time(before.HalfWithin)),
            Tile("Report.Key.Slowest", Time(now.Slowest), Time(before.Slowest))));

    public XElement Outcomes()
    {
        ChartBar[] bars =
            [.. MonthFigures.Counted.Select(s => new ChartBar(texts[$"Report.Outcome.{s}"], now.Of(s), before.Of(s)))];
        return Section(
            "outcome", texts["Report.Outcome"],
            new XElement("p", texts.Format(
                "Report.Outcome.Words", texts.Count("Report.Requests", now.Requests), texts.Count("Report.Customers", now.Customers),
                texts.Count("Report.Decisions", now.Decisions))),
            Pair("outcome", texts["Report.Outcome"], bars, Table(texts["Report.Outcome"], bars)));
    }

    public XElement TimeToDecide()
    {
        ChartBar[] bars = [.. Enumerable.Range(0, Ends.Length + 1).Select(n => new ChartBar(
            texts[$"Report.Time.{n}"], CountIn(now, n), CountIn(before, n)))];
        return Section(
            "time", texts["Report.Time"],
            new XElement("p", now is { HalfWithin: { } half, Slowest: { } slowest }
                ? texts.Format("Report.Time.Words", DurationWords.Of(texts, half), DurationWords.Of(texts, slowest))
                : texts["Report.Time.None"]),
            Pair("time", texts["Report.Time"], bars, Table(texts["Report.Time"], bars)));
    }

    public XElement Groups(string id, string key, IEnumerable<MonthReportGroup> groups)
    {
        var all = groups.ToList();
        return Section(
            id, texts[key],
            new XElement("p", texts[$"{key}.Words"]),
            Pair(
                id, texts[key], [.. all.Select(g => new ChartBar(g.Label, g.Group.Requests, g.Before.Requests))],
                Table(
                    texts[key],
                    [thisMonth, monthBefore, texts["Report.Outcome.Approved"], texts["Report.Outcome.Rejected"]],
                    all.Select(g => Row(g.Label, g.Group.Requests, g.Before.Requests, g.Group.Approved, g.Group.Rejected)))));
    }

    public XElement Attention()
    {
        ChartBar[] bars =
        [
            new(texts["Report.Attention.Expired"], now.Of(AttestationState.Expired), before.Of(AttestationState.Expired)),
            new(texts["Report.Attention.Failed"], now.Of(AttestationState.Failed), before.Of(AttestationState.Failed)),
            new(texts["Report.Attention.GivenUp"], now.GivenUp, before.GivenUp),
            new(texts["Report.Attention.Still"], now.StillGivenUp, before.StillGivenUp),
        ];
        return Section(
            "attention", texts["Report.Attention"],
            new XElement("p", texts[bars.All(b => b.Value == 0) ? "Report.Attention.None" : "Report.Attention.Words"]),
            Pair("attention", texts["Report.Attention"], bars, Table(texts["Report.Attention"], bars)));
    }

    public XElement HowItIsCounted() => Section(
        "how", texts["Report.How"],
        new XElement("ul", Notes.Select(n => new XElement("li", texts.Format($"Report.How.{n}", view.Zone)))));

    private static XElement Section(string id, string title, params object?[] content) => new(
        "section", new XAttribute("aria-labelledby", id), new XElement("h2", new XAttribute("id", id), title), content);

    private XElement Tile(string key, string value, string valueBefore) => new(
        "div",
        new XElement("dt", texts[key]),
        new XElement("dd", new XAttribute("class", "value"), value),
        new XElement("dd", texts.Format("Report.Key.Before", monthBefore, valueBefore)));

    private XElement Pair(string id, string title, IReadOnlyList<ChartBar> bars, XElement table) => new(
        "div",
        new XAttribute("class", "pair"),
        new XElement(
            "figure",
            BarChart.For(id, title, Description(bars), bars, texts.Culture),
            new XElement(
                "figcaption",
                new XElement("span", new XAttribute("class", "key now"), texts.Format("Report.Legend.Now", thisMonth)),
                " ",
                new XElement("span", new XAttribute("class", "key before"), texts.Format("Report.Legend.Before", monthBefore)))),
        table);

    private string Description(IReadOnlyList<ChartBar> bars) =>
        string.Join(" ", bars.Select(b => texts.Format("Report.Bar", b.Label, Number(b.Value), thisMonth, Number(b.Before), monthBefore)));

    private XElement Table(string caption, IEnumerable<ChartBar> bars) =>
        Table(caption, [thisMonth, monthBefore], bars.Select(b => Row(b.Label, b.Value, b.Before)));

    private static XElement Table(string caption, IEnumerable<string> columns, IEnumerable<XElement> rows) => new(
        "table",
        new XElement("caption", caption),
        new XElement(
            "thead",
            new XElement(
                "tr",
                new XElement("td", ""),
                columns.Select(c => new XElement("th", new XAttribute("scope", "col"), c)))),
        new XElement("tbody", rows));

    private XElement Row(string label, params IEnumerable<int> numbers) => new(
        "tr",
        new XElement("th", new XAttribute("scope", "row"), label),
        numbers.Select(n => new XElement("td", Number(n))));

    private static int CountIn(MonthFigures figures, int group)
    {
        var begin = group == 0 ? TimeSpan.Zero : Ends[group - 1];
        var end = group == Ends.Length ? TimeSpan.MaxValue : Ends[group];
        return figures.TimesToDecide.Count(t => t >= begin && t < end);
    }

    private string Time(TimeSpan? time) => time is { } taken ? DurationWords.Of(texts, taken) : "–";

    private static string ShortNameOf(Texts texts, DateOnly month) => month.ToString("MMM yyyy", texts.Culture);

    private string Number(int number) => number.ToString("N0", texts.Culture);
}
