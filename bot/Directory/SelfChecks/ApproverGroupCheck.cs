using McaBot.Platform.SelfChecks;

namespace McaBot.Directory.SelfChecks;

/// <summary>
/// Whether the approver group is seen and can decide on everybody's request: a single member who may ask as well cannot decide on their
/// own.
/// </summary>
internal sealed class ApproverGroupCheck(
    GraphGroups groups, IDirectory directory, IOptions<RolesOptions> roles, IOptions<ApprovalOptions> approval) : ISelfCheck
{
    private const string Setting = "Approval:ApproverGroup";
    private const string AddMembers = "Have two people or more in it: Entra admin center, Groups.";

    public CheckSubject Subject => CheckSubject.Groups;

    public string Name => $"group {Setting}";

    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken cancellationToken) => [await LineAsync(cancellationToken)];

    private async Task<CheckLine> LineAsync(CancellationToken cancellationToken)
    {
        if (approval.Value.ApproverGroup is not { } group)
        {
            return CheckLine.Skipped(Name, "not set: whoever has no manager cannot ask for an attestation");
        }

        if (await groups.WhyUnseenAsync(group, cancellationToken) is { } code)
        {
            return GroupLines.Unseen(Name, Setting, code);
        }

        try
        {
            var members = await groups.MembersAsync("approvers", group, cancellationToken);
            List<Guid> active = [.. members.Where(m => m.CanDecide).Select(m => m.ObjectId)];
            return active switch
            {
                [] => CheckLine.Wrong(Name, "seen, and nobody with an active account is in it", AddMembers),
                [var only] when await MayAttestAsync(only, cancellationToken) => CheckLine.Wrong(
                    Name, "its only member may ask for attestations too, and nobody decides on their own", AddMembers),
                [_] => CheckLine.Ok(Name, "seen, one member: nobody decides in their absence"),
                _ => CheckLine.Ok(Name, $"seen, members with active accounts: {active.Count}"),
            };
        }
        catch (DirectoryUnavailableException e)
        {
            return GroupLines.Unseen(Name, Setting, e.Message);
        }
    }

    private async Task<bool> MayAttestAsync(Guid person, CancellationToken cancellationToken) =>
        (await directory.RolesOfAsync(person, cancellationToken)).Overlaps(roles.Value.EffectiveMayAttest);
}
