using McaBot.Attestations;

namespace McaBot.Storage.Ledger;

/// <summary>Holds details, notes and evidence against the hashes in the ledger, however many and large they are.</summary>
internal sealed class RecordPartsCheck(IDetails details, BlobEvidence evidence) : IRecordCheck
{
    public RecordChecker Begin() => CheckAsync;

    private async Task<IReadOnlyList<RecordPart>> CheckAsync(Attestation attestation, CancellationToken cancellationToken)
    {
        var altered = new List<RecordPart>();
        if ((await details.ReadAsync(attestation, cancellationToken)).IsAltered)
        {
            altered.Add(RecordPart.Details);
        }

        foreach (var step in attestation.Steps)
        {
            if (
                NoteOf(step.What) is var (part, hash)
                && (await details.ReadNoteAsync(attestation, step.Id, hash, cancellationToken)).IsAltered)
            {
                altered.Add(part);
            }
        }

        if ((await evidence.AlteredAsync(attestation, cancellationToken)).Count > 0)
        {
            altered.Add(RecordPart.Evidence);
        }

        return altered;
    }

    private static (RecordPart Part, string Hash)? NoteOf(LedgerEvent what) => what switch
    {
        Rejected rejected => (RecordPart.Reason, rejected.NoteHash),
        Approved { NoteHash: { } comment } => (RecordPart.Comment, comment),
        LinkIssued issued => (RecordPart.Link, issued.NoteHash),
        _ => null,
    };
}
