using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>Where a value of a request came from that its writer did not enter, and has not checked yet.</summary>
public enum GuessSource
{
    /// <summary>The customer's e-mail.</summary>
    [JsonStringEnumMemberName("mail")] Mail = 1,

    /// <summary>Words that leave a doubt, such as a name in one piece.</summary>
    [JsonStringEnumMemberName("words")] Words = 2,
    [JsonStringEnumMemberName("partner-center")] PartnerCenter = 3,

    /// <summary>An earlier attestation for the customer.</summary>
    [JsonStringEnumMemberName("record")] Record = 4,

    /// <summary>The customer's country, where that leaves no choice.</summary>
    [JsonStringEnumMemberName("country")] Country = 5,

    /// <summary>A message of anybody's in Teams.</summary>
    [JsonStringEnumMemberName("message")] Message = 6,
}
