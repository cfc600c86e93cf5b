using System.Text.Json.Serialization;

namespace AdaptiveCards;

public sealed class AdaptiveOpenUrlAction : AdaptiveAction
{
    public const string TypeName = "Action.OpenUrl";

    [JsonPropertyOrder(-10)]
    public override string Type { get; set; } = TypeName;

    public Uri? Url { get; set; }
}
