using System.Text.Json.Serialization;

namespace AdaptiveCards;

public sealed class AdaptiveTextInput : AdaptiveInput
{
    public const string TypeName = "Input.Text";

    [JsonPropertyOrder(-10)]
    public override string Type { get; set; } = TypeName;

    public string? Placeholder { get; set; }

    public string? Value { get; set; }

    public AdaptiveTextInputStyle Style { get; set; }

    public bool IsMultiline { get; set; }

    public int MaxLength { get; set; }
}
