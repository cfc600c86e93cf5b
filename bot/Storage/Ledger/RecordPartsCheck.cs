namespace McaBot.Storage.Ledger;

/// <summary>Holds details, notes and evidence against the hashes in the ledger, however many and large they are.</summary>
internal sealed class RecordPartsCheck(IDetails details, BlobEvidence evidence) : IRecordCheck
{
    public RecordChecker Begin() => CheckAsync;

    private async Task<IReadOnlyList<RecordPart>> CheckAsync(Attestation attestation, CancellationToken cancellationToken)
    {
        List<Task<RecordPart?>> looks =
        [
            DetailsAsync(attestation, cancellationToken),
            .. attestation.Steps.Select(step => NoteAsync(attestation, step, cancellationToken)),
            EvidenceAsync(attestation, cancellationToken),
        ];
        return [.. (await Task.WhenAll(looks)).OfType<RecordPart>()];
    }

    private async Task<RecordPart?> DetailsAsync(Attestation attestation, CancellationToken cancellationToken) =>
        (await details.ReadAsync(attestation, cancellationToken)).IsAltered ? RecordPart.Details : null;

    private async Task<RecordPart?> NoteAsync(Attestation attestation, StoredEvent step, CancellationToken cancellationToken) =>
        NoteOf(step.What) is var (part, hash)
        && (await details.ReadNoteAsync(attestation, step.Id, hash, cancellationToken)).IsAltered
            ? part
            : null;

    private async Task<RecordPart?> EvidenceAsync(Attestation attestation, CancellationToken cancellationToken) =>
        (await evidence.AlteredAsync(attestation, cancellationToken)).Count > 0 ? RecordPart.Evidence : null;

    private static (RecordPart Part, string Hash)? NoteOf(LedgerEvent what) => what switch
    {
        Rejected rejected => (RecordPart.Reason, rejected.NoteHash),
        Approved { NoteHash: { } comment } => (RecordPart.Comment, comment),
        LinkIssued issued => (RecordPart.Link, issued.NoteHash),
        _ => null,
    };
}
