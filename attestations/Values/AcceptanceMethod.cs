using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>How the customer's acceptance of the agreement reached the partner.</summary>
public enum AcceptanceMethod
{
    [JsonStringEnumMemberName("email")] Email = 1,
    [JsonStringEnumMemberName("signed-document")] SignedDocument = 2,
    [JsonStringEnumMemberName("meeting")] Meeting = 3,
    [JsonStringEnumMemberName("phone-call")] PhoneCall = 4,
    [JsonStringEnumMemberName("support-ticket")] SupportTicket = 5,
}
