using System.Xml.Linq;

namespace McaBot.Cards;

/// <summary>Bars side by side as a picture that is part of the page: each with its label above it and its number behind it.</summary>
internal static class BarChart
{
    // Units of the picture: as wide as a phone is, so that its letters are readable there.
    private const int Width = 320;
    private const int LongestBar = 262;
    private const int RowHeight = 46;

    /// <param name="id">Of the page's own, for what is read out in its place.</param>
    /// <param name="description">What it shows, in words.</param>
    public static XElement For(
        string id, string title, string description, IReadOnlyList<ChartBar> bars, CultureInfo culture)
    {
        var most = Math.Max(1, bars.Max(b => Math.Max(b.Value, b.Before)));
        return new XElement(
            "svg",
            new XAttribute("class", "chart"),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", $"{id}-title {id}-description"),
            new XAttribute("viewBox", $"0 0 {Width} {bars.Count * RowHeight}"),
            new XElement("title", new XAttribute("id", $"{id}-title"), title),
            new XElement("desc", new XAttribute("id", $"{id}-description"), description),
            bars.Select((bar, row) => Row(bar, row * RowHeight, most, culture)));
    }

    private static XElement Row(ChartBar bar, int top, int most, CultureInfo culture) => new(
        "g",
        Text("label", 0, top + 13, bar.Label),
        Bar("now", top + 19, 12, bar.Value, most),
        Text("number", Length(bar.Value, most) + 6, top + 29, bar.Value.ToString("N0", culture)),
        Bar("before", top + 33, 5, bar.Before, most));

    private static XElement Bar(string kind, int top, int height, int value, int most) => new(
        "rect",
        new XAttribute("class", kind),
        new XAttribute("x", 0),
        new XAttribute("y", top),
        new XAttribute("width", Length(value, most)),
        new XAttribute("height", height),
        new XAttribute("rx", 2),
        "");

    private static XElement Text(string kind, int x, int y, string text) =>
        new("text", new XAttribute("class", kind), new XAttribute("x", x), new XAttribute("y", y), text);

    /// <summary>What is there at all can be seen.</summary>
    private static int Length(int value, int most) => value == 0 ? 0 : Math.Max(2, (int)((long)value * LongestBar / most));
}
