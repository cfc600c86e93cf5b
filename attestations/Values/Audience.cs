using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>For whom a posted card is drawn.</summary>
public enum Audience
{
    [JsonStringEnumMemberName("requester")] Requester = 1,
    [JsonStringEnumMemberName("approver")] Approver = 2,
    [JsonStringEnumMemberName("channel")] Channel = 3,

    /// <summary>A colleague with a role who looked the attestation up.</summary>
    [JsonStringEnumMemberName("onlooker")] Onlooker = 4,

    /// <summary>A channel that hears of what could not be carried out.</summary>
    [JsonStringEnumMemberName("channel-failure")] ChannelFailure = 5,
}
