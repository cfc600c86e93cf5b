using System.Text.Json.Serialization;

namespace AdaptiveCards;

[JsonConverter(typeof(TypedElementConverter<AdaptiveElement>))]
public abstract class AdaptiveElement : AdaptiveTypedElement
{
    public AdaptiveSpacing Spacing { get; set; }

    public bool Separator { get; set; }

    [JsonIgnore]
    public bool IsVisible { get; set; } = true;

    [JsonInclude, JsonPropertyName("isVisible")]
    internal bool? WireIsVisible
    {
        get => IsVisible ? null : false;
        set => IsVisible = value ?? true;
    }
}
