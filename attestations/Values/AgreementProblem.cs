using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>Why the agreement, or a part of it, was not read.</summary>
public enum AgreementProblem
{
    [JsonStringEnumMemberName("timed-out")] TimedOut = 1,

    /// <summary>Partner Center, or where the document lies, could not be reached or was busy.</summary>
    [JsonStringEnumMemberName("unavailable")] Unavailable = 2,

    /// <summary>Partner Center does not let this app read it.</summary>
    [JsonStringEnumMemberName("refused")] Refused = 3,
    [JsonStringEnumMemberName("not-found")] NotFound = 4,
    [JsonStringEnumMemberName("too-large")] TooLarge = 5,

    /// <summary>An answer that is not understood, or an address that is not to be trusted.</summary>
    [JsonStringEnumMemberName("unreadable")] Unreadable = 6,
}
