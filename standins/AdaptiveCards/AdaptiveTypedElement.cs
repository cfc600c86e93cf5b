using System.Text.Json.Serialization;

namespace AdaptiveCards;

/// <summary>What every element, action and card has in common.</summary>
[JsonConverter(typeof(TypedElementConverter<AdaptiveTypedElement>))]
public abstract class AdaptiveTypedElement
{
    [JsonPropertyOrder(-10)]
    public abstract string Type { get; set; }

    [JsonPropertyOrder(-9)]
    public string? Id { get; set; }

    public AdaptiveFallbackElement? Fallback { get; set; }

    /// <summary>Properties the schema version of this library does not know, written as they are.</summary>
    [JsonExtensionData]
    public SerializableDictionary<object> AdditionalProperties { get; set; } = new(StringComparer.OrdinalIgnoreCase);
}
