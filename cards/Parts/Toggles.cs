namespace McaBot.Cards;

/// <summary>What is out of sight until somebody wants it: a line to press, and the same line to put it away.</summary>
internal static class Toggles
{
    /// <param name="id">Of what is shown or hidden; the lines' ids begin with it.</param>
    /// <param name="name">Its words: <c>Button.{name}.Show</c> and <c>Button.{name}.Hide</c>.</param>
    public static IEnumerable<AdaptiveElement> Folded(Texts texts, string id, string name, params IEnumerable<AdaptiveElement?> items)
    {
        var (show, hide) = ($"{id}-show", $"{id}-hide");
        yield return Line(texts[$"Button.{name}.Show"], "▸", show, isVisible: true, id, show, hide);
        yield return Line(texts[$"Button.{name}.Hide"], "▾", hide, isVisible: false, id, show, hide);
        var folded = Blocks.Group(items);
        folded.Id = id;
        folded.IsVisible = false;
        yield return folded;
    }

    public static AdaptiveToggleVisibilityAction Of(string title, params string[] ids) => new()
    {
        Title = title,
        TargetElements = [.. ids.Select(id => new AdaptiveTargetElement { ElementId = id })],
    };

    /// <summary>A page to read, as a line to press.</summary>
    public static AdaptiveContainer Link(string title, Uri address) => new()
    {
        Spacing = AdaptiveSpacing.Small,
        SelectAction = new AdaptiveOpenUrlAction { Title = title, Url = address },
        Items = { Blocks.Bold($"↗\uFE0E {title}") },
    };

    private static AdaptiveContainer Line(string title, string glyph, string id, bool isVisible, params string[] ids) => new()
    {
        Id = id,
        IsVisible = isVisible,
        Spacing = AdaptiveSpacing.Medium,
        SelectAction = Of(title, ids),
        Items = { Blocks.Bold($"{glyph} {title}") },
    };
}
