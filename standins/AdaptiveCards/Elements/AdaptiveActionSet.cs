using System.Text.Json.Serialization;

namespace AdaptiveCards;

public sealed class AdaptiveActionSet : AdaptiveElement
{
    public const string TypeName = "ActionSet";

    [JsonPropertyOrder(-10)]
    public override string Type { get; set; } = TypeName;

    public List<AdaptiveAction> Actions { get; set; } = [];
}
