using System.Text.Json.Serialization;

namespace McaBot.Features.Attest.Dialogs;

internal sealed class StoredDialog
{
    [JsonPropertyName("dialogStack")]
    public List<StoredFrame?>? DialogStack { get; set; }
}
