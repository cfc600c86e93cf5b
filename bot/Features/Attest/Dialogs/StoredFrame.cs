using System.Text.Json.Serialization;

namespace McaBot.Features.Attest.Dialogs;

/// <summary>A step that waits. Steps keep nothing of their own: the draft does.</summary>
internal sealed class StoredFrame
{
    [JsonPropertyName("id")]
    public string? Id { get; set; }
}
