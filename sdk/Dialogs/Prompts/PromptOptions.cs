using System.Text.Json.Serialization;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

public class PromptOptions
{
    [JsonPropertyName("prompt")]
    public Activity? Prompt { get; set; }

    /// <summary>Asked instead when an answer was not accepted.</summary>
    [JsonPropertyName("retryPrompt")]
    public Activity? RetryPrompt { get; set; }

    [JsonPropertyName("validations")]
    public object? Validations { get; set; }
}
