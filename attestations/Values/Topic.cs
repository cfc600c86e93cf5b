using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>What a channel can subscribe to.</summary>
public enum Topic
{
    /// <summary>Each attestation in a thread of its own, brought up to date as it moves on.</summary>
    [JsonStringEnumMemberName("approvals")] Approvals = 1,

    /// <summary>What could not be carried out and needs somebody.</summary>
    [JsonStringEnumMemberName("failures")] Failures = 2,

    /// <summary>Once a day what waits and what was settled.</summary>
    [JsonStringEnumMemberName("digest")] Digest = 3,
}
