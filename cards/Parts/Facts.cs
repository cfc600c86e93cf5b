using AdaptiveCards;

namespace McaBot.Cards;

/// <summary>Rows of label and value that stay readable at 360 px.</summary>
internal static class Facts
{
    // A longer word does not fit beside a label on a phone.
    private const int LongestWordInRow = 20;

    public static AdaptiveElement Of(string label, string? value, int longest = 200)
    {
        var run = UserText.Run(value, longest);
        var block = new AdaptiveRichTextBlock { Inlines = { run } };
        return run.Text.Split(' ', '-').Max(word => word.Length) > LongestWordInRow ? Stack(label, block) : Row(label, block);
    }

    public static AdaptiveElement At(Texts texts, string label, DateTimeOffset at) =>
        Row(label, new AdaptiveTextBlock(texts.Moment(at)) { Wrap = true });

    private static AdaptiveContainer Stack(string label, AdaptiveElement value)
    {
        value.Spacing = AdaptiveSpacing.None;
        return new AdaptiveContainer
        {
            Spacing = AdaptiveSpacing.Small,
            Items = { new AdaptiveTextBlock(label) { IsSubtle = true, Wrap = true }, value },
        };
    }

    private static AdaptiveColumnSet Row(string label, AdaptiveElement value) => new()
    {
        Spacing = AdaptiveSpacing.Small,
        Columns =
        {
            new AdaptiveColumn { Width = "2", Items = { new AdaptiveTextBlock(label) { IsSubtle = true, Wrap = true } } },
            new AdaptiveColumn { Width = "3", Items = { value } },
        },
    };
}
