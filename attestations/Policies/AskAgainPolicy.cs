namespace McaBot.Attestations;

/// <summary>
/// Whether those who are asked can still decide, and who is asked where they cannot: who left, was disabled, or is the manager or a
/// member no more would be reminded for ever.
/// </summary>
public sealed class AskAgainPolicy(IDirectory directory, ApproverPolicy approvers)
{
    public async Task<ReminderReach> ReachOfAsync(Attestation waiting, CancellationToken cancellationToken)
    {
        var isSomebodyLeft = await CanAnyDecideAsync(waiting, cancellationToken);
        var instead = isSomebodyLeft
            ? await approvers.StandInsAsync(waiting, cancellationToken)
            : await WhoNowAsync(waiting, cancellationToken);
        return new ReminderReach(waiting.AskedAt, isSomebodyLeft, instead);
    }

    /// <summary>
    /// Whom to ask now that <paramref name="leaver"/> came to decide and may not: the others who were asked, while any of them can decide.
    /// </summary>
    public async Task<ReminderReach> WithoutAsync(Attestation waiting, Guid leaver, CancellationToken cancellationToken)
    {
        var reach = await ReachOfAsync(waiting, cancellationToken);
        if (reach is not { IsSomebodyLeft: true } || waiting.Assignment is not { } asked
            || asked.Approvers.Where(a => a != leaver).ToList() is not { Count: > 0 } others)
        {
            return reach;
        }

        // Whoever took it over for the group is gone: the group is asked again, or nobody but an absent manager might be left.
        var instead = asked is { Route: ApprovalRoute.ManagerOrGroup, Cause: AssignmentCause.HandedOver } && asked.Approvers[^1] == leaver
            ? await approvers.WidenAsync(waiting.Requester.ObjectId, AssignmentCause.RightLost, others, cancellationToken)
            : null;
        return reach with { Instead = instead ?? new Assigned(asked.Route, others, AssignmentCause.RightLost) };
    }

    /// <summary>Who decides now that whoever was asked cannot. A request that the group was asked about too stays with the group.</summary>
    /// <returns>Null where there is nobody.</returns>
    private async Task<Assigned?> WhoNowAsync(Attestation stuck, CancellationToken cancellationToken)
    {
        var requester = stuck.Requester.ObjectId;
        if (stuck.Assignment is { Route: ApprovalRoute.ManagerOrGroup }
            && await approvers.WidenAsync(requester, AssignmentCause.RightLost, [], cancellationToken) is { } both)
        {
            return both;
        }

        var chosen = await approvers.ChooseAsync(requester, cancellationToken);
        return chosen is null ? null : chosen.Assigned with { Cause = AssignmentCause.RightLost };
    }

    private async Task<bool> CanAnyDecideAsync(Attestation waiting, CancellationToken cancellationToken)
    {
        if (waiting.Assignment is not { } asked)
        {
            return false;
        }

        var managing = asked.Route == ApprovalRoute.ApproverGroup
            ? Task.FromResult<DirectoryPerson?>(null)
            : directory.ManagerOfAsync(waiting.Requester.ObjectId, cancellationToken);
        var belonging = asked.Route == ApprovalRoute.Manager
            ? Task.FromResult<IReadOnlyList<DirectoryPerson>>([])
            : directory.ApproverGroupAsync(cancellationToken);
        await Task.WhenAll(managing, belonging);
        return (await belonging).Append(await managing).Any(p => p is { CanDecide: true } && asked.Approvers.Contains(p.ObjectId))
            || (asked.Route != ApprovalRoute.Manager && await IsAnyMemberAsync(asked.Approvers, cancellationToken));
    }

    /// <summary>Of a large group not all members are listed: before anybody is taken for gone, each is looked up.</summary>
    private async Task<bool> IsAnyMemberAsync(IEnumerable<Guid> people, CancellationToken cancellationToken) =>
        (await Task.WhenAll(people.Select(p => approvers.MayTakeOverAsync(p, cancellationToken)))).Any(may => may);
}
