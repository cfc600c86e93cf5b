using System.Text.Json.Serialization;

namespace AdaptiveCards;

public sealed class AdaptiveTable : AdaptiveCollectionWithContentAlignment
{
    public const string TypeName = "Table";

    [JsonPropertyOrder(-10)]
    public override string Type { get; set; } = TypeName;

    public List<AdaptiveTableColumnDefinition> Columns { get; set; } = [];

    public List<AdaptiveTableRow> Rows { get; set; } = [];

    public AdaptiveContainerStyle? GridStyle { get; set; }

    public bool FirstRowAsHeaders { get; set; }

    [JsonIgnore]
    public bool ShowGridLines { get; set; } = true;

    [JsonInclude, JsonPropertyName("showGridLines")]
    internal bool? WireShowGridLines
    {
        get => ShowGridLines ? null : false;
        set => ShowGridLines = value ?? true;
    }
}
