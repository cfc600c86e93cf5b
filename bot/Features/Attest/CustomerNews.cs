using McaBot.Views;

namespace McaBot.Features.Attest;

/// <summary>
/// What there is to know of a draft's customer before anybody asks again: its open attestation, and an acceptance that exists.
/// </summary>
internal sealed class CustomerNews(ILedger ledger, AttestationViews views, IPartnerCenter partnerCenter, PartnerTenants partner)
{
    /// <summary>Begins to read what will be asked for soon.</summary>
    public void ReadAhead(Guid tenant) => ledger.ReadAhead(tenant);

    public async Task<KnownBefore> ReadAsync(Draft draft, CancellationToken cancellationToken)
    {
        if (TenantOf(draft) is not { } tenant)
        {
            return KnownBefore.Nothing;
        }

        var open = OpenAsync(tenant, cancellationToken);
        var prior = partnerCenter.PriorAcceptanceAsync(tenant, cancellationToken);
        await Task.WhenAll(open, prior);
        return new KnownBefore(await open, await prior);
    }

    /// <returns>What a new attestation would have to wait for; null where there is nothing.</returns>
    public async Task<AttestationView?> OpenAsync(Draft draft, CancellationToken cancellationToken) =>
        TenantOf(draft) is { } tenant ? await OpenAsync(tenant, cancellationToken) : null;

    private Guid? TenantOf(Draft draft) =>
        Guid.TryParseExact(draft.Inputs.GetValueOrDefault(Fields.TenantId), "D", out var tenant)
        && tenant != Guid.Empty
        && !partner.Ids.Contains(tenant)
            ? tenant
            : null;

    private async Task<AttestationView?> OpenAsync(Guid tenant, CancellationToken cancellationToken) =>
        (await ledger.ReadAsync(tenant, cancellationToken)).Open is { } open ? await views.ViewAsync(open, cancellationToken) : null;
}
