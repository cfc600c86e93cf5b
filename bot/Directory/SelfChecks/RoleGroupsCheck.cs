using McaBot.Platform.SelfChecks;

namespace McaBot.Directory.SelfChecks;

/// <summary>
/// Whether each role's group is seen and has somebody in it. One the app cannot see is left out of role checks in silence.
/// </summary>
internal sealed class RoleGroupsCheck(GraphGroups groups, IOptions<RolesOptions> roles) : ISelfCheck
{
    private static readonly PartnerRole[] Groups = [PartnerRole.AdminAgents, PartnerRole.HelpdeskAgents, PartnerRole.SalesAgents];

    public CheckSubject Subject => CheckSubject.Groups;

    public string Name => "role groups";

    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(Groups.Select(role => LineAsync(role, cancellationToken)));

    private async Task<CheckLine> LineAsync(PartnerRole role, CancellationToken cancellationToken)
    {
        var setting = $"Roles:{role}";
        var name = $"group {setting}";
        if (roles.Value.IdOf(role) is not { } group)
        {
            return CheckLine.Skipped(name, "not set");
        }

        if (await groups.WhyUnseenAsync(group, cancellationToken) is { } code)
        {
            return GroupLines.Unseen(name, setting, code);
        }

        try
        {
            var members = await groups.MembersAsync("members", group, cancellationToken);
            var active = members.Count(m => m.CanDecide);
            return (active, roles.Value.EffectiveMayAttest.Contains(role)) switch
            {
                (0, true) => CheckLine.Wrong(
                    name, "seen, and nobody with an active account is in it", "Add members: Entra admin center, Groups."),
                (0, false) => CheckLine.Ok(name, "seen, empty; Roles:MayAttest does not name it"),
                _ => CheckLine.Ok(name, $"seen, members with active accounts: {active}"),
            };
        }
        catch (DirectoryUnavailableException e)
        {
            return GroupLines.Unseen(name, setting, e.Message);
        }
    }
}
