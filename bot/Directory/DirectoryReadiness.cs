using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace McaBot.Directory;

/// <summary>
/// Whether the app can see every configured group. One it cannot see is left out of role checks in silence, and then
/// nobody holds that role.
/// </summary>
internal sealed class DirectoryReadiness(
    GraphGroups groups, GraphAbsence absence, IOptions<RolesOptions> roles, IOptions<ApprovalOptions> approval) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var unseen = await Task.WhenAll(
            Groups().Select(async g => (g.Setting, Code: await groups.WhyUnseenAsync(g.Id, cancellationToken))));
        var faults = unseen.Where(u => u.Code is not null).Select(u => $"{u.Setting} ({u.Code})").ToList();
        return faults.Count > 0 ? HealthCheckResult.Unhealthy($"Not visible to the app: {string.Join(", ", faults)}")
            : absence.IsRefused
                ? HealthCheckResult.Degraded(
                    "Reminders:AbsenceCheck is on, and the permission MailboxSettings.Read is missing: everybody counts as present.")
            : HealthCheckResult.Healthy();
    }

    /// <summary>The directory role's id is a template id, not an object: it needs no looking up.</summary>
    private IEnumerable<(string Setting, Guid Id)> Groups() =>
        new (string Setting, Guid? Id)[]
        {
            ("Roles:AdminAgents", roles.Value.AdminAgents),
            ("Roles:HelpdeskAgents", roles.Value.HelpdeskAgents),
            ("Roles:SalesAgents", roles.Value.SalesAgents),
            ("Approval:ApproverGroup", approval.Value.ApproverGroup),
        }.Where(g => g.Id is not null).Select(g => (g.Setting, g.Id!.Value));
}
