using System.Text.Json.Serialization;

namespace McaBot.Teams.Files;

internal enum OfferState
{
    /// <summary>Waits to be taken or declined.</summary>
    [JsonStringEnumMemberName("Open")] Open,
    [JsonStringEnumMemberName("Saved")] Saved,
    [JsonStringEnumMemberName("Declined")] Declined,
}
