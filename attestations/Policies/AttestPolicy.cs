namespace McaBot.Attestations;

/// <summary>Who may attest: whoever holds one of the configured roles at this moment, by an account that may act at all.</summary>
/// <param name="mayAttest">The roles that suffice, most telling first.</param>
public sealed class AttestPolicy(IDirectory directory, AccountPolicy accounts, IReadOnlyList<PartnerRole> mayAttest)
{
    public IReadOnlyList<PartnerRole> MayAttest => mayAttest;

    /// <summary>Whether the person may attest now. Account and roles are read side by side.</summary>
    public async Task<AttestRight> RightOfAsync(Actor person, CancellationToken cancellationToken)
    {
        var account = accounts.RefusalAsync(person, cancellationToken);
        var holding = RoleOfAsync(person.ObjectId, cancellationToken);
        await Task.WhenAll(account, holding);
        return (await account, await holding) switch
        {
            ({ } refusal, _) => new AttestRight(null, refusal),
            (null, { } role) => new AttestRight(role),
            _ => new AttestRight(null, Refusal.RoleMissing),
        };
    }

    /// <summary>
    /// Whether the person may end what somebody left behind: whoever may attest, once the directory says that the requester's account is
    /// gone, disabled or a guest's.
    /// </summary>
    /// <param name="requester">Object id; empty where there is no such request.</param>
    /// <returns>The role that allows it; null where none does, or the requester is still there.</returns>
    public async Task<PartnerRole?> RoleInPlaceOfAsync(Guid requester, Actor person, CancellationToken cancellationToken)
    {
        if (requester == Guid.Empty || requester == person.ObjectId)
        {
            return null;
        }

        var account = directory.FindAsync(requester, cancellationToken);
        var holding = RightOfAsync(person, cancellationToken);
        await Task.WhenAll(account, holding);
        return await account is null or { CanDecide: false } ? (await holding).Role : null;
    }

    /// <summary>Whether the account may act at all, for what needs no role.</summary>
    /// <returns>Null where it may.</returns>
    public Task<Refusal?> AccountRefusalAsync(Actor person, CancellationToken cancellationToken) =>
        accounts.RefusalAsync(person, cancellationToken);

    /// <returns>The role that would allow it; null when none does.</returns>
    internal async Task<PartnerRole?> RoleOfAsync(Guid person, CancellationToken cancellationToken)
    {
        var held = await directory.RolesOfAsync(person, cancellationToken);
        foreach (var role in mayAttest)
        {
            if (held.Contains(role))
            {
                return role;
            }
        }

        return null;
    }
}
