using System.Text.Json.Serialization;

namespace AdaptiveCards;

[JsonConverter(typeof(TypedElementConverter<AdaptiveAction>))]
public abstract class AdaptiveAction : AdaptiveTypedElement
{
    private const string DefaultStyle = "default";

    public string? Title { get; set; }

    /// <summary>default, positive or destructive.</summary>
    [JsonIgnore]
    public string Style { get; set; } = DefaultStyle;

    [JsonInclude, JsonPropertyName("style")]
    internal string? WireStyle
    {
        get => Style == DefaultStyle ? null : Style;
        set => Style = value ?? DefaultStyle;
    }

    /// <summary>Secondary: in the overflow, behind the dots.</summary>
    public AdaptiveActionMode Mode { get; set; }
}
