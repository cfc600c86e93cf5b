namespace McaBot.Attestations;

/// <summary>What the directory said at the moment of deciding.</summary>
/// <param name="Refusal">Set when the person may decide nothing of this requester's at all.</param>
/// <param name="Manager">The requester's manager, where that account can decide.</param>
public sealed record DecisionRight(bool IsManager, bool IsInApproverGroup, Refusal? Refusal, Guid? Manager = null)
{
    public static DecisionRight None(Refusal refusal) => new(false, false, refusal);

    /// <summary>What allows the decision on <paramref name="attestation"/>, or why nothing does.</summary>
    public RoleOrRefusal RoleFor(Attestation attestation, Guid decider)
    {
        if (decider == attestation.Requester.ObjectId)
        {
            return new(null, Attestations.Refusal.OwnRequest);
        }

        if (Refusal is not null)
        {
            return new(null, Refusal);
        }

        var asked = attestation.IsApprover(decider);
        return attestation.Assignment?.Route switch
        {
            ApprovalRoute.Manager when asked && IsManager => new(Actor.ManagerOfRequester, null),
            ApprovalRoute.ManagerOrGroup when asked && IsManager => new(Actor.ManagerOfRequester, null),
            ApprovalRoute.ApproverGroup or ApprovalRoute.ManagerOrGroup when IsInApproverGroup => new(
                Code.Of(ApprovalRoute.ApproverGroup), null),
            _ => new(null, asked ? Attestations.Refusal.RightLost : Attestations.Refusal.NotAsked),
        };
    }
}
