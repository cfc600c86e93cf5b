namespace McaBot.Attestations;

/// <summary>Roles in the partner's tenant that can be allowed to attest. Never zero, so that a default value grants nothing.</summary>
public enum PartnerRole
{
    GlobalAdministrator = 1,
    AdminAgents = 2,
    HelpdeskAgents = 3,
    SalesAgents = 4,
}
