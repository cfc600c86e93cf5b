using System.Text.Json.Serialization;

namespace AdaptiveCards;

public sealed class AdaptiveDateInput : AdaptiveInput
{
    public const string TypeName = "Input.Date";

    [JsonPropertyOrder(-10)]
    public override string Type { get; set; } = TypeName;

    /// <summary>yyyy-MM-dd, as is <see cref="Max"/>.</summary>
    public string? Value { get; set; }

    public string? Max { get; set; }
}
