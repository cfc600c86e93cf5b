using System.Text.Json.Serialization;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>One active dialog. After a reload the values of its state are untyped JSON.</summary>
public class DialogInstance
{
    [JsonPropertyName("id")]
    public string Id { get; set; } = string.Empty;

    [JsonPropertyName("state")]
    public IDictionary<string, object> State { get; set; } = new Dictionary<string, object>(StringComparer.Ordinal);

    [JsonPropertyName("stackIndex")]
    public int? StackIndex { get; set; }

    [JsonPropertyName("version")]
    public string? Version { get; set; }
}
