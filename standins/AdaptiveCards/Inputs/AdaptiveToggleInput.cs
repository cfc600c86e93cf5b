using System.Text.Json.Serialization;

namespace AdaptiveCards;

public sealed class AdaptiveToggleInput : AdaptiveInput
{
    public const string TypeName = "Input.Toggle";

    [JsonPropertyOrder(-10)]
    public override string Type { get; set; } = TypeName;

    public string Title { get; set; } = "";

    public string? Value { get; set; }

    public string ValueOn { get; set; } = "true";

    public string ValueOff { get; set; } = "false";

    public bool Wrap { get; set; }
}
