namespace McaBot.Sandbox.World;

/// <summary>The partner's confirmation of a customer's acceptance.</summary>
/// <param name="Signatory">Null in one that was there from the beginning.</param>
public sealed record PartnerAgreement(Guid Id, Guid Customer, PartnerSignatory? Signatory, DateOnly DateAgreed);
