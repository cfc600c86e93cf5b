using System.Text.Json.Serialization;

namespace AdaptiveCards;

public sealed class AdaptiveExecuteAction : AdaptiveAction
{
    public const string TypeName = "Action.Execute";

    [JsonPropertyOrder(-10)]
    public override string Type { get; set; } = TypeName;

    public string? Verb { get; set; }

    /// <summary>Sent with the inputs: a dictionary, a JSON value, or any object.</summary>
    [JsonConverter(typeof(FreeValueConverter))]
    public object? Data { get; set; }

    public AdaptiveAssociatedInputs AssociatedInputs { get; set; }
}
