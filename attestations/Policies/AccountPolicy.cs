namespace McaBot.Attestations;

/// <summary>
/// Which accounts may do anything at all: enabled members of the partner's own directory. Read live, at each look and each act.
/// </summary>
public sealed class AccountPolicy(IDirectory directory, PartnerTenants partner)
{
    /// <returns>Null where the account may act.</returns>
    public async Task<Refusal?> RefusalAsync(Actor person, CancellationToken cancellationToken) =>
        partner.Contains(person.TenantId) && await directory.FindAsync(person.ObjectId, cancellationToken) is { CanDecide: true }
            ? null
            : Refusal.AccountNotAllowed;
}
