namespace McaBot.Features.Attest.Evidence;

/// <summary>What kind of file it is, or why it is not taken; exactly one of the two.</summary>
internal sealed record EvidenceCheck(string? ContentType, EvidenceProblem? Problem);
