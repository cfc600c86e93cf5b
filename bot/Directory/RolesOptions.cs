namespace McaBot.Directory;

/// <summary>The partner's roles by id: whoever may create a group could mint its name.</summary>
internal sealed class RolesOptions
{
    public const string Section = "Roles";

    /// <summary>Template id of the Entra directory role, the same in every tenant.</summary>
    public Guid? GlobalAdministrator { get; set; } = new("62e90394-69f5-4237-9190-012177145e10");

    /// <summary>Object id of the security group AdminAgents in the partner's tenant.</summary>
    public Guid? AdminAgents { get; set; }

    public Guid? HelpdeskAgents { get; set; }

    public Guid? SalesAgents { get; set; }

    /// <summary>Which roles suffice, most telling first; empty means <see cref="UsuallyMayAttest"/>.</summary>
    public IList<PartnerRole> MayAttest { get; } = [];

    public static IReadOnlyList<PartnerRole> UsuallyMayAttest { get; } =
        [PartnerRole.GlobalAdministrator, PartnerRole.AdminAgents, PartnerRole.HelpdeskAgents];

    public IReadOnlyList<PartnerRole> EffectiveMayAttest => MayAttest.Count == 0 ? UsuallyMayAttest : [.. MayAttest.Distinct()];

    public Guid? IdOf(PartnerRole role) => role switch
    {
        PartnerRole.GlobalAdministrator => GlobalAdministrator,
        PartnerRole.AdminAgents => AdminAgents,
        PartnerRole.HelpdeskAgents => HelpdeskAgents,
        PartnerRole.SalesAgents => SalesAgents,
        _ => null,
    };
}
