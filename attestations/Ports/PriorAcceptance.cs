namespace McaBot.Attestations;

/// <summary>An acceptance Partner Center knew of before.</summary>
/// <param name="SignedByCustomer">True when the customer accepted directly; else a partner confirmed it.</param>
/// <param name="Reference">Partner Center's name for it, where it has one.</param>
public sealed record PriorAcceptance(bool SignedByCustomer, DateOnly? DateAgreed = null, string? Reference = null);
