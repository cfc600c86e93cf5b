namespace McaBot.Attestations;

/// <summary>The partner's own tenants: only their people act, and nobody attests for oneself.</summary>
/// <param name="Ids">Entra tenant ids.</param>
public sealed record PartnerTenants(IReadOnlySet<Guid> Ids)
{
    public bool Contains(Guid tenant) => Ids.Contains(tenant);
}
