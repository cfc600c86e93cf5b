using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>The stack of active dialogs, the innermost first, as it is kept between turns.</summary>
public class DialogState(List<DialogInstance>? stack)
{
    public DialogState()
        : this(null)
    {
    }

    [JsonProperty("dialogStack")]
    public List<DialogInstance> DialogStack { get; set; } = stack ?? [];
}
