using System.Text.Json.Serialization;

namespace AdaptiveCards;

public sealed class AdaptiveTableRow : AdaptiveCollectionWithContentAlignment
{
    public const string TypeName = "TableRow";

    [JsonPropertyOrder(-10)]
    public override string Type { get; set; } = TypeName;

    public List<AdaptiveTableCell> Cells { get; set; } = [];
}
