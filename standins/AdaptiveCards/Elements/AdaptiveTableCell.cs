using System.Text.Json.Serialization;

namespace AdaptiveCards;

public sealed class AdaptiveTableCell : AdaptiveCollectionWithContentAlignment
{
    public const string TypeName = "TableCell";

    [JsonPropertyOrder(-10)]
    public override string Type { get; set; } = TypeName;

    public bool? Rtl { get; set; }

    public List<AdaptiveElement> Items { get; set; } = [];
}
