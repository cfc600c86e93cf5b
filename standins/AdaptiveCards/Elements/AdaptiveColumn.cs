using System.Text.Json.Serialization;

namespace AdaptiveCards;

public sealed class AdaptiveColumn : AdaptiveContainer
{
    public new const string TypeName = "Column";

    [JsonPropertyOrder(-10)]
    public override string Type { get; set; } = TypeName;

    /// <summary>auto, stretch, a weight ("2") or pixels ("80px").</summary>
    public string? Width { get; set; }
}
