using System.Text.RegularExpressions;

namespace McaBot.Cards;

/// <summary>The elements all cards are made of, so that they look alike.</summary>
internal static partial class Blocks
{
    public static AdaptiveTextBlock Heading(string text) => new(text)
    {
        Style = AdaptiveTextBlockStyle.Heading,
        Size = AdaptiveTextSize.Large,
        Weight = AdaptiveTextWeight.Bolder,
        Spacing = AdaptiveSpacing.Small,
        Wrap = true,
    };

    public static AdaptiveTextBlock Subheading(string text) => new(text)
    {
        Weight = AdaptiveTextWeight.Bolder,
        Spacing = AdaptiveSpacing.Medium,
        Wrap = true,
    };

    public static AdaptiveTextBlock Paragraph(string text) => new(text) { Wrap = true };

    public static AdaptiveTextBlock Bold(string text) => new(text) { Weight = AdaptiveTextWeight.Bolder, Wrap = true };

    /// <summary>Something to know, less prominent than the rest.</summary>
    public static AdaptiveTextBlock Note(string text) => new(text)
    {
        Size = AdaptiveTextSize.Small,
        IsSubtle = true,
        Spacing = AdaptiveSpacing.Small,
        Wrap = true,
    };

    /// <summary>A sentence with literal values in it: {0}, {1}… stand for <paramref name="values"/>.</summary>
    public static AdaptiveRichTextBlock Sentence(string format, params AdaptiveTextRun[] values)
    {
        var block = new AdaptiveRichTextBlock { Spacing = AdaptiveSpacing.Small };
        foreach (var piece in Placeholder().Split(format).Where(p => p.Length > 0))
        {
            if (Placeholder().IsMatch(piece))
            {
                block.Inlines.Add(values[int.Parse(piece.AsSpan(1, piece.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture)]);
                continue;
            }

            // "Contoso S.A." ends a sentence with its own full stop.
            var endsAlready = block.Inlines.LastOrDefault() is AdaptiveTextRun { Text: [.., '.'] };
            if ((endsAlready ? piece.TrimStart('.') : piece) is { Length: > 0 } words)
            {
                block.Inlines.Add(new AdaptiveTextRun(words));
            }
        }

        return block;
    }

    public static AdaptiveTextRun Strong(string? text, int longest = 200)
    {
        var run = UserText.Run(text, longest);
        run.Weight = AdaptiveTextWeight.Bolder;
        return run;
    }

    public static AdaptiveContainer Group(params IEnumerable<AdaptiveElement?> items) =>
        new() { Items = [.. items.OfType<AdaptiveElement>()], Spacing = AdaptiveSpacing.Medium };

    public static AdaptiveContainer Panel(AdaptiveContainerStyle style, params IEnumerable<AdaptiveElement?> items) =>
        new() { Style = style, Items = [.. items.OfType<AdaptiveElement>()], Spacing = AdaptiveSpacing.Medium };

    /// <summary>Good to know before going on.</summary>
    public static AdaptiveContainer Warning(string title, params IEnumerable<AdaptiveElement?> rest) =>
        Panel(AdaptiveContainerStyle.Warning, [Bold($"⚠\uFE0E {title}"), .. rest]);

    /// <summary>Something is wrong that somebody has to mend.</summary>
    public static AdaptiveContainer Attention(string title, params IEnumerable<AdaptiveElement?> rest) =>
        Panel(AdaptiveContainerStyle.Attention, [Bold($"⚠\uFE0E {title}"), .. rest]);

    /// <summary>What McaBot keeps is not what it was, or something else that nobody can work around.</summary>
    public static AdaptiveContainer Fault(string title, params IEnumerable<AdaptiveElement?> rest) =>
        Panel(AdaptiveContainerStyle.Attention, [Bold($"✕ {title}"), .. rest]);

    public static AdaptiveActionSet Buttons(params IEnumerable<AdaptiveAction?> actions) =>
        new() { Actions = [.. actions.OfType<AdaptiveAction>()], Spacing = AdaptiveSpacing.Small };

    // Captures the placeholder so that splitting keeps it.
    [GeneratedRegex(@"(\{\d\})")]
    private static partial Regex Placeholder();
}
