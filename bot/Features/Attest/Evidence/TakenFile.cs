namespace McaBot.Features.Attest.Evidence;

/// <summary>What became of one attached file.</summary>
/// <param name="Name">As its sender named it, made safe to show.</param>
/// <param name="File">Set when it is kept; the one known before where it was attached a second time.</param>
/// <param name="Mail">The content where it is an e-mail, which may tell of the acceptance.</param>
internal sealed record TakenFile(
    string Name, EvidenceFile? File, EvidenceProblem? Problem = null, bool IsKnown = false, ReadOnlyMemory<byte>? Mail = null);
