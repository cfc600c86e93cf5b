using System.Text.Json.Serialization;

namespace AdaptiveCards;

public sealed class AdaptiveRichTextBlock : AdaptiveElement
{
    public const string TypeName = "RichTextBlock";

    [JsonPropertyOrder(-10)]
    public override string Type { get; set; } = TypeName;

    public List<AdaptiveInline> Inlines { get; set; } = [];
}
