namespace McaBot.Cards;

/// <summary>What is known of a customer before anybody attests for it.</summary>
/// <param name="Open">An attestation that is open; a new one has to wait for it.</param>
/// <param name="Prior">An acceptance that Partner Center knows of.</param>
public sealed record KnownBefore(AttestationView? Open = null, PriorAcceptance? Prior = null)
{
    public static KnownBefore Nothing { get; } = new();
}
