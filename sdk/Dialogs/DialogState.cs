using System.Text.Json.Serialization;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>The stack of active dialogs, the innermost first, as it is kept between turns.</summary>
public class DialogState
{
    public DialogState()
        : this(null)
    {
    }

    public DialogState(List<DialogInstance>? stack) => DialogStack = stack ?? [];

    [JsonPropertyName("dialogStack")]
    public List<DialogInstance> DialogStack { get; set; }
}
