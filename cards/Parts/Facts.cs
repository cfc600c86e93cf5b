namespace McaBot.Cards;

/// <summary>Rows of label and value that stay readable at 360 px.</summary>
internal static class Facts
{
    public static AdaptiveElement Of(string label, string? value, int longest = 200)
    {
        var shown = LongWords.Breakable(UserText.Literal(value, longest));
        var block = new AdaptiveRichTextBlock { Inlines = { new AdaptiveTextRun(shown) } };
        return LongWords.HasTooLong(shown) ? Stack(label, block) : Row(label, block);
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
