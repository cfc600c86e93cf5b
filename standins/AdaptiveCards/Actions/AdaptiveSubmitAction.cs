using System.Text.Json.Serialization;

namespace AdaptiveCards;

public sealed class AdaptiveSubmitAction : AdaptiveAction
{
    public const string TypeName = "Action.Submit";

    [JsonPropertyOrder(-10)]
    public override string Type { get; set; } = TypeName;

    /// <summary>Sent with the inputs: a dictionary, a JSON value, or any object.</summary>
    [JsonConverter(typeof(FreeValueConverter))]
    public object? Data { get; set; }

    public AdaptiveAssociatedInputs AssociatedInputs { get; set; }
}
