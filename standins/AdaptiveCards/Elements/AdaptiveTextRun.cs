using System.Text.Json.Serialization;

namespace AdaptiveCards;

public sealed class AdaptiveTextRun : AdaptiveInline
{
    public const string TypeName = "TextRun";

    public AdaptiveTextRun()
    {
    }

    public AdaptiveTextRun(string text) => Text = text;

    [JsonPropertyOrder(-10)]
    public override string Type { get; set; } = TypeName;

    public string Text { get; set; } = " ";

    public AdaptiveTextWeight Weight { get; set; }

    public AdaptiveTextColor Color { get; set; }
}
