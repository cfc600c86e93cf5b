using System.Text.Json.Serialization;

namespace AdaptiveCards;

[JsonConverter(typeof(AdaptiveInlineConverter))]
public abstract class AdaptiveInline
{
    [JsonPropertyOrder(-10)]
    public abstract string Type { get; set; }
}
