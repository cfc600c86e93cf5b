namespace McaBot.Attestations;

/// <summary>Which effects become due with a step.</summary>
internal static class EffectPlan
{
    /// <param name="before">The attestation before the step; null for a new request.</param>
    /// <param name="card">The requester's own card of a new request.</param>
    public static IEnumerable<(EffectKind Kind, string? Target)> For(Happening step, Attestation? before, Copy? card, Assigned? assigned, Guid requester) => step switch
    {
        Requested =>
        [
            .. Tell(assigned!.Approvers),
            (EffectKind.Announce, null),
            (EffectKind.Index, null),
            .. card is null ? [] : Settle([card]),
        ],
        Assigned => [.. Tell(assigned!.Approvers.Except(before!.Assignment?.Approvers ?? [])), .. Settle(before.Copies), (EffectKind.Index, null)],
        Approved or Rejected => [(EffectKind.TellRequester, requester.ToString("D")), .. Settle(before!.Copies), (EffectKind.Index, null)],
        Withdrawn or Completed => [.. Settle(before!.Copies), (EffectKind.Index, null)],
        _ => [],
    };

    public static IEnumerable<(EffectKind Kind, string? Target)> Settle(IEnumerable<Copy> copies) =>
        copies.Select(c => (EffectKind.Settle, (string?)c.Activity));

    private static IEnumerable<(EffectKind Kind, string? Target)> Tell(IEnumerable<Guid> approvers) =>
        approvers.Select(a => (EffectKind.TellApprover, (string?)a.ToString("D")));
}
