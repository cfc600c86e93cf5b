using System.Text.Json.Serialization;

namespace AdaptiveCards;

/// <summary>A card as it stands on the wire; the card class itself names a converter and so has no generated contract.</summary>
internal sealed class CardContent
{
    public string Type { get; set; } = AdaptiveCard.TypeName;

    [JsonPropertyName("$schema")]
    public string? Schema { get; set; }

    public AdaptiveSchemaVersion? Version { get; set; }

    public string? Id { get; set; }

    public string? FallbackText { get; set; }

    public string? Lang { get; set; }

    public AdaptiveRefresh? Refresh { get; set; }

    public List<AdaptiveElement>? Body { get; set; }

    public List<AdaptiveAction>? Actions { get; set; }

    public AdaptiveFallbackElement? Fallback { get; set; }

    [JsonExtensionData]
    public SerializableDictionary<object> AdditionalProperties { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    public static CardContent Of(AdaptiveCard card) => new()
    {
        Type = card.Type,
        Version = card.Version,
        Id = card.Id,
        FallbackText = card.FallbackText,
        Lang = card.Lang,
        Refresh = card.Refresh,
        Body = card.Body is { Count: > 0 } body ? body : null,
        Actions = card.Actions is { Count: > 0 } actions ? actions : null,
        Fallback = card.Fallback,
        AdditionalProperties = card.AdditionalProperties,
    };
}
