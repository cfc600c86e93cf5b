namespace McaBot.Attestations;

/// <summary>Who is asked, and who may decide at the moment of deciding.</summary>
public sealed class ApproverPolicy(IDirectory directory, AccountPolicy accounts)
{
    /// <summary>At most this many members of the approver group are asked at once; any member may decide. Unit: people.</summary>
    public const int MaxAsked = 10;

    /// <summary>
    /// The requester's manager where that account can decide, with the approver group while the manager is away; else the approver group
    /// without the requester; null when nobody is left.
    /// </summary>
    public async Task<ChosenApprovers?> ChooseAsync(Guid requester, CancellationToken cancellationToken)
    {
        if (await ManagerAsync(requester, cancellationToken) is { } manager)
        {
            return await directory.IsAwayAsync(manager.ObjectId, cancellationToken)
                && await WidenAsync(requester, manager, AssignmentCause.Away, [], cancellationToken) is { } both
                ? both
                : new ChosenApprovers(new Assigned(ApprovalRoute.Manager, [manager.ObjectId]), [manager]);
        }

        var members = Most(await MembersAsync(requester, cancellationToken));
        return members.Count == 0 ? null : new(new Assigned(ApprovalRoute.ApproverGroup, [.. members.Select(m => m.ObjectId)]), members);
    }

    /// <summary>The manager, where that account can decide, and the approver group; null when the group adds nobody.</summary>
    /// <param name="asked">Who is asked now. Of a large group they come first, so that nobody who has it loses it.</param>
    public async Task<Assigned?> WidenAsync(
        Guid requester, AssignmentCause cause, IReadOnlyList<Guid> asked, CancellationToken cancellationToken) =>
        (await WidenAsync(requester, await ManagerAsync(requester, cancellationToken), cause, asked, cancellationToken))?.Assigned;

    /// <summary>
    /// The approver group besides the manager who was asked alone and is away now; null where the manager is there, or the group adds
    /// nobody.
    /// </summary>
    public async Task<Assigned?> StandInsAsync(Attestation waiting, CancellationToken cancellationToken) =>
        waiting.Assignment is { Route: ApprovalRoute.Manager, Approvers: [var manager] }
        && await directory.IsAwayAsync(manager, cancellationToken)
            ? await WidenAsync(waiting.Requester.ObjectId, AssignmentCause.Away, [manager], cancellationToken)
            : null;

    /// <summary>
    /// Whether requests may come to the person for a decision: as somebody's manager, or as one of the approver group. Gives no right to
    /// any.
    /// </summary>
    public async Task<bool> MayBeAskedAsync(Guid person, CancellationToken cancellationToken)
    {
        var manages = directory.ManagesAnybodyAsync(person, cancellationToken);
        var member = directory.IsInApproverGroupAsync(person, cancellationToken);
        await Task.WhenAll(manages, member);
        return await manages || await member;
    }

    /// <summary>To whom <paramref name="approver"/> may hand a decision over: members of the approver group, never the requester.</summary>
    public async Task<IReadOnlyList<DirectoryPerson>> SuccessorsAsync(Guid approver, Guid requester, CancellationToken cancellationToken) =>
        [.. (await MembersAsync(requester, cancellationToken)).Where(m => m.ObjectId != approver)];

    /// <summary>Whether the decision may be handed over to the person at this moment.</summary>
    public async Task<bool> MayTakeOverAsync(Guid person, CancellationToken cancellationToken)
    {
        var account = directory.FindAsync(person, cancellationToken);
        var member = directory.IsInApproverGroupAsync(person, cancellationToken);
        await Task.WhenAll(account, member);
        return await account is { CanDecide: true } && await member;
    }

    /// <summary>Reads the decider's rights live, most of it while the ledger is still being read.</summary>
    /// <param name="requester">Whose request it is, once the ledger has said so; empty when there is none.</param>
    public async Task<DecisionRight> RightOfAsync(Actor decider, Task<Guid> requester, CancellationToken cancellationToken)
    {
        var account = accounts.RefusalAsync(decider, cancellationToken);
        var member = directory.IsInApproverGroupAsync(decider.ObjectId, cancellationToken);
        var manager = ManagerOfAsync(requester, cancellationToken);
        await Task.WhenAll(account, member, manager);
        return await account is { } refusal
        ? DecisionRight.None(refusal)
        : new DecisionRight(
            (await manager)?.ObjectId == decider.ObjectId, await member, null,
            await manager is { CanDecide: true } able ? able.ObjectId : null);
    }

    private async Task<ChosenApprovers?> WidenAsync(
        Guid requester, DirectoryPerson? manager, AssignmentCause cause, IReadOnlyList<Guid> before, CancellationToken cancellationToken)
    {
        var members = (await MembersAsync(requester, cancellationToken))
            .Where(m => m.ObjectId != manager?.ObjectId)
            .OrderBy(m => before.Contains(m.ObjectId) ? 0 : 1)
            .ToList();
        var asked = Most([.. manager is null ? [] : new[] { manager }, .. members]);
        return members.Count == 0
            ? null
            : new(new Assigned(ApprovalRoute.ManagerOrGroup, [.. asked.Select(a => a.ObjectId)], cause), asked);
    }

    private async Task<IReadOnlyList<DirectoryPerson>> MembersAsync(Guid requester, CancellationToken cancellationToken) =>
    [
        .. (await directory.ApproverGroupAsync(cancellationToken))
            .Where(m => m.CanDecide && m.ObjectId != requester)
            .OrderBy(m => m.ObjectId),
    ];

    private static IReadOnlyList<DirectoryPerson> Most(IReadOnlyList<DirectoryPerson> people) => [.. people.Take(MaxAsked)];

    private async Task<DirectoryPerson?> ManagerAsync(Guid requester, CancellationToken cancellationToken) =>
        await directory.ManagerOfAsync(requester, cancellationToken) is { CanDecide: true } manager && manager.ObjectId != requester
            ? manager
            : null;

    private async Task<DirectoryPerson?> ManagerOfAsync(Task<Guid> requester, CancellationToken cancellationToken) =>
        await requester is var person && person != Guid.Empty ? await directory.ManagerOfAsync(person, cancellationToken) : null;
}
