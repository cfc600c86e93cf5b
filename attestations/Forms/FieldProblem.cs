using System.Text.Json.Serialization;

namespace McaBot.Attestations;

public enum FieldProblem
{
    [JsonStringEnumMemberName("missing")] Missing = 1,
    [JsonStringEnumMemberName("too-long")] TooLong = 2,
    [JsonStringEnumMemberName("not-a-tenant-id")] NotATenantId = 3,
    [JsonStringEnumMemberName("own-tenant")] OwnTenant = 4,
    [JsonStringEnumMemberName("not-a-domain")] NotADomain = 5,
    [JsonStringEnumMemberName("unknown-country")] UnknownCountry = 6,
    [JsonStringEnumMemberName("unknown-language")] UnknownLanguage = 7,
    [JsonStringEnumMemberName("not-a-name")] NotAName = 8,
    [JsonStringEnumMemberName("not-an-email")] NotAnEmail = 9,
    [JsonStringEnumMemberName("not-a-phone")] NotAPhone = 10,
    [JsonStringEnumMemberName("not-a-date")] NotADate = 11,
    [JsonStringEnumMemberName("in-future")] InFuture = 12,

    /// <summary>Before the agreement's last revision: the customer has to accept again.</summary>
    [JsonStringEnumMemberName("before-cut-off")] BeforeCutOff = 13,
    [JsonStringEnumMemberName("unknown-choice")] UnknownChoice = 14,
    [JsonStringEnumMemberName("not-a-reference")] NotAReference = 15,

    /// <summary>The agreement is offered in several cultures of the language: one has to be chosen.</summary>
    [JsonStringEnumMemberName("several-languages")] SeveralLanguages = 16,
}
