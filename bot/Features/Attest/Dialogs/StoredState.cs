using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Bot.Builder.Dialogs;

namespace McaBot.Features.Attest.Dialogs;

/// <summary>What is kept of a conversation: which step of the dialog waits, and which draft it fills in.</summary>
internal sealed class StoredState
{
    /// <summary>The properties' names, which are stored.</summary>
    public const string DialogName = "dialog";
    public const string DraftName = "draft";

    /// <summary>Never stored: says in one turn that what was stored could not be read.</summary>
    public const string UnreadableName = "unreadable";

    /// <summary>Never stored under this name: what a newer version keeps besides, as it was read.</summary>
    public const string NewerName = "newer";

    [JsonPropertyName(DialogName)]
    public StoredDialog? Dialog { get; set; }

    [JsonPropertyName(DraftName)]
    public Draft? Draft { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Newer { get; set; }

    public static StoredState Of(IDictionary<string, object> values) => new()
    {
        Dialog = values.TryGetValue(DialogName, out var dialog) && dialog is DialogState state
            ? new StoredDialog { DialogStack = [.. state.DialogStack.Select(frame => new StoredFrame { Id = frame.Id })] }
            : null,
        Draft = values.TryGetValue(DraftName, out var draft) ? draft as Draft : null,
        Newer = values.TryGetValue(NewerName, out var newer) && newer is string kept
            ? JsonSerializer.Deserialize(kept, StateJson.Default.DictionaryStringJsonElement)
            : null,
    };

    public Dictionary<string, object> ToValues()
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        if (Dialog is not null)
        {
            // A frame without an id would never leave the stack.
            var frames = (Dialog.DialogStack ?? []).Where(frame => !string.IsNullOrEmpty(frame?.Id));
            values[DialogName] = new DialogState([.. frames.Select(frame => new DialogInstance { Id = frame!.Id! })]);
        }

        if (Draft is not null)
        {
            // What is missing may be written as null.
            Draft.Inputs = (Draft.Inputs ?? []).Where(input => input.Value is not null).ToDictionary(StringComparer.Ordinal);
            Draft.Evidence = [.. (Draft.Evidence ?? []).Where(file => file is not null)];
            values[DraftName] = Draft;
        }

        if (Newer is { Count: > 0 })
        {
            values[NewerName] = JsonSerializer.Serialize(Newer, StateJson.Default.DictionaryStringJsonElement);
        }

        return values;
    }
}
