using System.Text.Json.Serialization;

namespace AdaptiveCards;

public sealed class AdaptiveFactSet : AdaptiveElement
{
    public const string TypeName = "FactSet";

    [JsonPropertyOrder(-10)]
    public override string Type { get; set; } = TypeName;

    public List<AdaptiveFact> Facts { get; set; } = [];
}
