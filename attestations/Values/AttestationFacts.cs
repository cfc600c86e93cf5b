namespace McaBot.Attestations;

/// <summary>Everything the partner attests to, checked field by field.</summary>
/// <param name="Evidence">Files that show the acceptance, kept before the request is.</param>
/// <param name="Batch">The bulk request it comes in, if any.</param>
public sealed record AttestationFacts(
    Scenario Scenario, Customer Customer, Signatory Signatory, Acceptance Acceptance, IReadOnlyList<EvidenceFile>? Evidence = null, Guid? Batch = null);
