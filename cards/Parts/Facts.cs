using AdaptiveCards;

namespace McaBot.Cards;

/// <summary>Rows of label and value that stay readable at 360 px.</summary>
internal static class Facts
{
    public static AdaptiveColumnSet Of(string label, string? value, int longest = 200) =>
        Row(label, new AdaptiveRichTextBlock { Inlines = { UserText.Run(value, longest) } });

    public static AdaptiveColumnSet At(Texts texts, string label, DateTimeOffset at) =>
        Row(label, new AdaptiveTextBlock(texts.Moment(at)) { Wrap = true });

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
