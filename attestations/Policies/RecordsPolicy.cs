namespace McaBot.Attestations;

/// <summary>
/// Who may see what stands on record, and set up who is told of it. Read live from the directory at each look: a group gives nothing
/// to a guest, a disabled or a foreign account, and having been the requester or an approver gives nothing to whose account is one now.
/// </summary>
public sealed class RecordsPolicy(IDirectory directory, AccountPolicy accounts, AttestPolicy mayAttest, ApproverPolicy approvers)
{
    /// <summary>The roles that let somebody look things up, besides being in the approver group.</summary>
    public IReadOnlyList<PartnerRole> MayLookUp => mayAttest.MayAttest;

    /// <summary>
    /// Whether the person may look up any record, try again what was given up, and subscribe channels: whoever may attest or approve.
    /// </summary>
    /// <returns>Null where the person may.</returns>
    public async Task<Refusal?> RefusalAsync(Actor person, CancellationToken cancellationToken)
    {
        var account = accounts.RefusalAsync(person, cancellationToken);
        var role = mayAttest.RoleOfAsync(person.ObjectId, cancellationToken);
        var isMember = directory.IsInApproverGroupAsync(person.ObjectId, cancellationToken);
        await Task.WhenAll(account, role, isMember);
        return await account ?? (await role is not null || await isMember ? null : Refusal.RoleMissing);
    }

    /// <summary>Whether the person may see what is the person's own: requests, and what waits for a decision.</summary>
    /// <returns>Null where the person may.</returns>
    public Task<Refusal?> OwnRefusalAsync(Actor person, CancellationToken cancellationToken) =>
        accounts.RefusalAsync(person, cancellationToken);

    /// <summary>As whom the person may see the attestation.</summary>
    public async Task<AudienceRight> AudienceOfAsync(Actor person, Attestation attestation, CancellationToken cancellationToken)
    {
        var account = accounts.RefusalAsync(person, cancellationToken);
        var audience = KnownAudienceOf(person.ObjectId, attestation) is { } known
            ? Task.FromResult<Audience?>(known)
            : ReadAudienceOfAsync(person.ObjectId, attestation, cancellationToken);
        await Task.WhenAll(account, audience);
        return (await account, await audience) switch
        {
            ({ } refusal, _) => new AudienceRight(null, refusal),
            (null, { } found) => new AudienceRight(found),
            _ => new AudienceRight(null, Refusal.NotAsked),
        };
    }

    /// <summary>Whether the person may have the files: the requester, whoever may decide on it, and colleagues with a role.</summary>
    /// <returns>Null where the person may.</returns>
    public async Task<Refusal?> EvidenceRefusalAsync(Actor person, Attestation attestation, CancellationToken cancellationToken)
    {
        var role = mayAttest.RoleOfAsync(person.ObjectId, cancellationToken);
        var deciding = approvers.RightOfAsync(person, Task.FromResult(attestation.Requester.ObjectId), cancellationToken);
        await Task.WhenAll(role, deciding);
        var right = await deciding;
        return right.Refusal is { } account ? account
            : attestation.Requester.ObjectId == person.ObjectId
                || right.IsInApproverGroup
                || await role is not null
                || right.RoleFor(attestation, person.ObjectId).Role is not null ? null
            : Refusal.EvidenceNotAllowed;
    }

    private static Audience? KnownAudienceOf(Guid person, Attestation attestation) =>
        attestation.Requester.ObjectId == person ? Audience.Requester
        : attestation.IsApprover(person) ? Audience.Approver
        : null;

    private async Task<Audience?> ReadAudienceOfAsync(Guid person, Attestation attestation, CancellationToken cancellationToken)
    {
        var isMember = directory.IsInApproverGroupAsync(person, cancellationToken);
        var role = mayAttest.RoleOfAsync(person, cancellationToken);
        await Task.WhenAll(isMember, role);
        var isGroupAsked = attestation.Assignment?.Route is ApprovalRoute.ApproverGroup or ApprovalRoute.ManagerOrGroup;
        return await isMember && isGroupAsked ? Audience.Approver
            : await isMember || await role is not null ? Audience.Onlooker
            : null;
    }
}
