using System.Text.Json.Serialization;

namespace AdaptiveCards;

public sealed class AdaptiveTextBlock : AdaptiveElement
{
    public const string TypeName = "TextBlock";

    public AdaptiveTextBlock()
    {
    }

    public AdaptiveTextBlock(string text) => Text = text;

    [JsonPropertyOrder(-10)]
    public override string Type { get; set; } = TypeName;

    public string Text { get; set; } = " ";

    public AdaptiveTextSize Size { get; set; }

    public AdaptiveTextWeight Weight { get; set; }

    public bool IsSubtle { get; set; }

    public AdaptiveTextBlockStyle Style { get; set; }

    public bool Wrap { get; set; }
}
