namespace McaBot.Attestations;

/// <summary>Everything the partner attests to, checked field by field.</summary>
public sealed record AttestationFacts(Scenario Scenario, Customer Customer, Signatory Signatory, Acceptance Acceptance);
