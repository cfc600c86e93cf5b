namespace McaBot.Attestations;

/// <summary>As whom somebody may see an attestation, or why not at all.</summary>
/// <param name="Refusal">Set where there is no audience.</param>
public sealed record AudienceRight(Audience? Audience, Refusal? Refusal = null);
