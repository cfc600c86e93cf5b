using System.Text.Json.Serialization;

namespace AdaptiveCards;

/// <summary>An element of a type this library does not know; kept as it came.</summary>
public sealed class AdaptiveUnknownElement : AdaptiveElement
{
    [JsonPropertyOrder(-10)]
    public override string Type { get; set; } = "Unknown";
}

/// <summary>An action of a type this library does not know; kept as it came.</summary>
public sealed class AdaptiveUnknownAction : AdaptiveAction
{
    [JsonPropertyOrder(-10)]
    public override string Type { get; set; } = "Unknown";
}
