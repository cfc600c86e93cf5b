using System.Text.Json.Serialization;

namespace AdaptiveCards;

public class AdaptiveContainer : AdaptiveCollectionElement
{
    public const string TypeName = "Container";

    [JsonPropertyOrder(-10)]
    public override string Type { get; set; } = TypeName;

    public bool? Rtl { get; set; }

    /// <summary>What a press on the container does.</summary>
    public AdaptiveAction? SelectAction { get; set; }

    public List<AdaptiveElement> Items { get; set; } = [];
}
