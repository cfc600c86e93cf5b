namespace McaBot.Views;

/// <param name="IsBroken">Whether the ledger it stands in does not hold.</param>
internal sealed record FoundAttestation(Attestation Attestation, bool IsBroken);
