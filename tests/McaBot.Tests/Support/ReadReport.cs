using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using McaBot.Sandbox.World;

namespace McaBot.Tests.Support;

/// <summary>A month's report as somebody reads it.</summary>
internal sealed class ReadReport(string html)
{
    private readonly IHtmlDocument page = new HtmlParser().ParseDocument(html);

    public static ReadReport Of(DriveFile file) => new(Encoding.UTF8.GetString(file.Content));

    public string Html => html;

    public string Language => page.DocumentElement.GetAttribute("lang") ?? "";

    public string Title => page.QuerySelector("h1")!.TextContent;

    public string Words => page.Body!.TextContent;

    /// <summary>What stands on a tile, by its label.</summary>
    public IReadOnlyDictionary<string, string> Tiles => page.QuerySelectorAll(".tiles > div")
        .ToDictionary(t => t.QuerySelector("dt")!.TextContent, t => t.QuerySelector("dd")!.TextContent);

    /// <summary>The numbers of a table's row: of this month first, then of the month before.</summary>
    public IReadOnlyList<int> Row(string table, string label) =>
    [
        .. RowsOf(table).Single(r => r.QuerySelector("th")!.TextContent == label).QuerySelectorAll("td")
            .Select(d => int.Parse(d.TextContent, System.Globalization.CultureInfo.InvariantCulture)),
    ];

    /// <summary>This month's numbers of a whole table.</summary>
    public IReadOnlyList<int> Column(string table) =>
    [
        .. RowsOf(table)
            .Select(r => int.Parse(r.QuerySelector("td")!.TextContent, System.Globalization.CultureInfo.InvariantCulture)),
    ];

    private IEnumerable<IElement> RowsOf(string table) =>
        page.QuerySelectorAll("table").Single(t => t.QuerySelector("caption")!.TextContent == table).QuerySelectorAll("tbody tr");
}
