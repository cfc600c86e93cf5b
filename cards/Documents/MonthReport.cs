using System.Xml.Linq;

namespace McaBot.Cards;

/// <summary>A month in numbers as one page to read, print and hand on: nobody is named in it, and no customer.</summary>
public static class MonthReport
{
    private static readonly PageShell Shell = new(PageAsset.Of("page.css", "report.css"));

    /// <param name="month">Any day of it.</param>
    public static string NameOf(DateOnly month, CultureInfo culture) => month.ToString("MMMM yyyy", Texts.For(culture).Culture);

    /// <summary>On the card that offers the file.</summary>
    public static string Offer(MonthReportView view, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return texts.Format(
            "Report.Offer", NameOf(view.Month, culture), texts.Count("Report.Requests", view.Figures.Requests),
            texts.Count("Report.Decisions", view.Figures.Decisions));
    }

    /// <summary>Writes the page.</summary>
    public static Task WriteAsync(Stream stream, MonthReportView view, CultureInfo culture, CancellationToken cancellationToken)
    {
        var texts = Texts.For(culture);
        var title = texts.Format("Report.Title", NameOf(view.Month, culture));
        return Shell.WriteAsync(
            stream, texts.Language, title,
            [PageShell.Html(Header(texts, view, title)), PageShell.Html(new XElement("main", Sections(texts, view)))], cancellationToken);
    }

    private static XElement Header(Texts texts, MonthReportView view, string title) => new(
        "header",
        new XElement("p", new XAttribute("class", "brand"), texts["Brand"]),
        new XElement("h1", title),
        new XElement("p", texts.Format(
            view.IsOver ? "Report.Whole" : "Report.SoFar", view.Zone, texts.Day(DateOnly.FromDateTime(view.MadeAt.DateTime)),
            view.MadeAt.ToString("HH:mm", CultureInfo.InvariantCulture))),
        view.Broken == 0 ? null : new XElement("p", new XAttribute("class", "warning"), texts.Count("Report.Broken", view.Broken)));

    private static IEnumerable<XElement> Sections(Texts texts, MonthReportView view)
    {
        var parts = new MonthReportParts(texts, view);
        return
        [
            parts.KeyNumbers(),
            parts.Outcomes(),
            parts.TimeToDecide(),
            parts.Groups(
                "scenario", "Report.ByScenario",
                Enum.GetValues<Scenario>().Select(s =>
                    new MonthReportGroup(Words.Of(texts, s), view.Figures.Of(s), view.Before.Of(s)))),
            parts.Groups(
                "method", "Report.ByMethod",
                Enum.GetValues<AcceptanceMethod>().Select(m =>
                    new MonthReportGroup(Words.Of(texts, m), view.Figures.Of(m), view.Before.Of(m)))),
            parts.Attention(),
            parts.HowItIsCounted(),
        ];
    }
}
