namespace McaBot.Attestations;

/// <summary>Who is asked, and who may decide at the moment of deciding.</summary>
public sealed class ApproverPolicy(IDirectory directory)
{
    /// <summary>At most this many members of the approver group are asked at once; any member may decide. Unit: people.</summary>
    public const int MostAsked = 10;

    /// <summary>The requester's manager where that account can decide, else the approver group without the requester; null when nobody is left.</summary>
    public async Task<(Assigned Assigned, IReadOnlyList<DirectoryPerson> People)?> ChooseAsync(Guid requester, CancellationToken cancellationToken)
    {
        if (await directory.ManagerOfAsync(requester, cancellationToken) is { CanDecide: true } manager && manager.ObjectId != requester)
        {
            return (new Assigned(ApprovalRoute.Manager, [manager.ObjectId]), [manager]);
        }

        var members = (await directory.ApproverGroupAsync(cancellationToken))
            .Where(m => m.CanDecide && m.ObjectId != requester)
            .OrderBy(m => m.ObjectId)
            .Take(MostAsked)
            .ToList();
        return members.Count == 0 ? null : (new Assigned(ApprovalRoute.ApproverGroup, [.. members.Select(m => m.ObjectId)]), members);
    }

    /// <summary>Reads the decider's rights live, most of it while the ledger is still being read.</summary>
    /// <param name="requester">Whose request it is, once the ledger has said so; empty when there is none.</param>
    public async Task<DecisionRight> RightOfAsync(Guid decider, Task<Guid> requester, CancellationToken cancellationToken)
    {
        var account = directory.FindAsync(decider, cancellationToken);
        var member = directory.IsInApproverGroupAsync(decider, cancellationToken);
        var manager = ManagerOfAsync(requester, cancellationToken);
        await Task.WhenAll(account, member, manager);
        return await account is { CanDecide: true }
            ? new DecisionRight(await manager == decider, await member, null)
            : DecisionRight.None(Refusal.AccountNotAllowed);
    }

    private async Task<Guid?> ManagerOfAsync(Task<Guid> requester, CancellationToken cancellationToken)
    {
        var person = await requester;
        return person == Guid.Empty ? null : (await directory.ManagerOfAsync(person, cancellationToken))?.ObjectId;
    }
}
