namespace McaBot.PartnerCenter;

/// <summary>
/// The link behind which the customer reads and accepts. Whoever holds it can accept: it is for the requester's personal chat, never for a
/// channel, a log or a trace, and McaBot never opens it.
/// </summary>
internal sealed class CustomerLinks(IOptions<PartnerCenterOptions> options)
{
    public Uri AddressOf(Guid attestation) => new($"{options.Value.LinkBase}{attestation:D}");

    /// <returns>When a link made at <paramref name="issued"/> is taken for expired; null when its life is not known.</returns>
    public DateTimeOffset? ExpiryOf(DateTimeOffset issued) => issued + options.Value.LinkLifetime;
}
