namespace McaBot.Attestations;

/// <summary>Who accepted, when, and how the partner knows.</summary>
public sealed record SignedAcceptance(Signatory Signatory, Acceptance Acceptance);
