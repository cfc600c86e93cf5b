using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>Why Partner Center refused, in McaBot's words; the adapter maps its codes to these.</summary>
public enum PartnerCenterProblem
{
    [JsonStringEnumMemberName("not-yet-accepted")] NotYetAccepted = 1,
    [JsonStringEnumMemberName("link-expired")] LinkExpired = 2,
    [JsonStringEnumMemberName("already-attested")] AlreadyAttested = 3,
    [JsonStringEnumMemberName("unknown-customer")] UnknownCustomer = 4,

    /// <summary>The connection itself lacks a right: support has to look at it.</summary>
    [JsonStringEnumMemberName("not-allowed")] NotAllowed = 5,

    /// <summary>
    /// Something about the customer's or signatory's data, such as a language the agreement does not exist in for that country.
    /// </summary>
    [JsonStringEnumMemberName("data-refused")] DataRefused = 6,
    [JsonStringEnumMemberName("other")] Other = 7,
}
