using System.Text.Json.Serialization;

namespace AdaptiveCards;

[JsonConverter(typeof(TypedElementConverter<AdaptiveAction>))]
public abstract class AdaptiveAction : AdaptiveTypedElement
{
    private const string DefaultStyle = "default";

    public string? Title { get; set; }

    public string? IconUrl { get; set; }

    public string? Tooltip { get; set; }

    public AdaptiveActionMode Mode { get; set; }

    /// <summary>default, positive or destructive.</summary>
    [JsonIgnore]
    public string Style { get; set; } = DefaultStyle;

    [JsonIgnore]
    public bool IsEnabled { get; set; } = true;

    [JsonInclude, JsonPropertyName("style")]
    internal string? WireStyle
    {
        get => Style == DefaultStyle ? null : Style;
        set => Style = value ?? DefaultStyle;
    }

    [JsonInclude, JsonPropertyName("isEnabled")]
    internal bool? WireIsEnabled
    {
        get => IsEnabled ? null : false;
        set => IsEnabled = value ?? true;
    }
}
