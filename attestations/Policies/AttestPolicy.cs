namespace McaBot.Attestations;

/// <summary>Who may attest: whoever holds one of the configured roles at this moment.</summary>
/// <param name="mayAttest">The roles that suffice, most telling first.</param>
public sealed class AttestPolicy(IDirectory directory, IReadOnlyList<PartnerRole> mayAttest)
{
    public IReadOnlyList<PartnerRole> MayAttest => mayAttest;

    /// <returns>The role that allows it; null when none does.</returns>
    public async Task<PartnerRole?> RoleToAttestAsync(Guid person, CancellationToken cancellationToken)
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
