using System.Text.Json.Serialization;

namespace AdaptiveCards;

public sealed class AdaptiveShowCardAction : AdaptiveAction
{
    public const string TypeName = "Action.ShowCard";

    [JsonPropertyOrder(-10)]
    public override string Type { get; set; } = TypeName;

    public AdaptiveCard? Card { get; set; }
}
