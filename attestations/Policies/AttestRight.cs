namespace McaBot.Attestations;

/// <summary>What the directory said at the moment of attesting.</summary>
/// <param name="Role">What allows it.</param>
/// <param name="Refusal">Set where nothing does: the account, or the missing role.</param>
public sealed record AttestRight(PartnerRole? Role, Refusal? Refusal = null);
