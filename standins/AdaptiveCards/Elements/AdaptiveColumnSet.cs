using System.Text.Json.Serialization;

namespace AdaptiveCards;

public sealed class AdaptiveColumnSet : AdaptiveCollectionElement
{
    public const string TypeName = "ColumnSet";

    [JsonPropertyOrder(-10)]
    public override string Type { get; set; } = TypeName;

    public List<AdaptiveColumn> Columns { get; set; } = [];
}
