using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>One active dialog.</summary>
public class DialogInstance
{
    [JsonProperty("id")]
    public string Id { get; set; } = "";

    [JsonProperty("state")]
    public IDictionary<string, object> State { get; set; } = new Dictionary<string, object>(StringComparer.Ordinal);
}
