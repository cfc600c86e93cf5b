using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>Roles in the partner's tenant that can be allowed to attest. Never zero, so that a default value grants nothing.</summary>
public enum PartnerRole
{
    [JsonStringEnumMemberName("global-administrator")] GlobalAdministrator = 1,
    [JsonStringEnumMemberName("admin-agents")] AdminAgents = 2,
    [JsonStringEnumMemberName("helpdesk-agents")] HelpdeskAgents = 3,
    [JsonStringEnumMemberName("sales-agents")] SalesAgents = 4,
}
