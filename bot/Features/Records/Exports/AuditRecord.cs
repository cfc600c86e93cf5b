namespace McaBot.Features.Records.Exports;

/// <summary>An attestation with what lies beside its ledger, read once for everything in the file.</summary>
/// <param name="Note">The reason of its rejection, or the comment of its approval; null where there is none.</param>
/// <param name="People">Display names, as far as they can be read now.</param>
internal sealed record AuditRecord(
    Attestation Attestation, VerifiedPart<AttestationDetails> Details, VerifiedPart<Note>? Note,
    IReadOnlyDictionary<Guid, string> People);
