using System.Text.Json.Serialization;

namespace AdaptiveCards;

public sealed class AdaptiveChoiceSetInput : AdaptiveInput
{
    public const string TypeName = "Input.ChoiceSet";

    [JsonPropertyOrder(-10)]
    public override string Type { get; set; } = TypeName;

    public string? Value { get; set; }

    public AdaptiveChoiceInputStyle Style { get; set; }

    public bool IsMultiSelect { get; set; }

    public bool Wrap { get; set; }

    public List<AdaptiveChoice> Choices { get; set; } = [];
}
