namespace McaBot.Attestations;

/// <summary>
/// Reads what an attestation is about and holds it against the hashes on record. Where it was changed or removed past McaBot, nothing may
/// be decided or carried out; erased after retention is another thing, and on record.
/// </summary>
public sealed class FactsOnRecord(ILedger ledger, IDetails details, IEvidence evidence)
{
    /// <summary>Raised each time something is found changed; whoever listens must not wait.</summary>
    public event Action<AttestationKey>? FoundAltered;

    public Task<FactsRead> ReadAsync(Attestation attestation, CancellationToken cancellationToken) =>
        ReadAsync(attestation, details.ReadAsync(attestation, cancellationToken), cancellationToken);

    /// <summary>Begins while the ledger is still being read.</summary>
    /// <returns>Nothing held where the ledger knows no such attestation.</returns>
    public async Task<FactsRead> ReadAsync(AttestationKey key, Task<CustomerLedger> ledgerRead, CancellationToken cancellationToken)
    {
        var reading = details.ReadAsync(key, ledgerRead, cancellationToken);
        return (await ledgerRead).Find(key.Id) is { } attestation
            ? await ReadAsync(attestation, KnownAsync(reading), cancellationToken)
            : FactsRead.NothingHeld;

        static async Task<VerifiedPart<AttestationDetails>> KnownAsync(Task<VerifiedPart<AttestationDetails>?> reading) => (await reading)!;
    }

    private async Task<FactsRead> ReadAsync(
        Attestation attestation, Task<VerifiedPart<AttestationDetails>> reading, CancellationToken cancellationToken)
    {
        var decision = attestation.Decision;
        var noting = attestation.DecisionNote is { } noteHash
            ? details.ReadNoteAsync(attestation, decision!.Id, noteHash, cancellationToken)
            : Task.FromResult(new VerifiedPart<Note>(PartState.Erased));
        var linking = attestation is { State: AttestationState.LinkIssued, Link: { What: LinkIssued issued } entry }
            ? details.ReadNoteAsync(attestation, entry.Id, issued.NoteHash, cancellationToken)
            : Task.FromResult(new VerifiedPart<Note>(PartState.Erased));
        var showing = evidence.IsAlteredAsync(attestation, cancellationToken);
        await Task.WhenAll(reading, noting, linking, showing);
        var (facts, note, link) = (await reading, await noting, await linking);
        var isComment = decision?.What is Approved;
        var read = new FactsRead(
            facts.Value,
            [
                .. facts.IsAltered ? [RecordPart.Details] : Array.Empty<RecordPart>(),
                .. note.IsAltered ? [isComment ? RecordPart.Comment : RecordPart.Reason] : Array.Empty<RecordPart>(),
                .. link.IsAltered ? [RecordPart.Link] : Array.Empty<RecordPart>(),
                .. await showing ? [RecordPart.Evidence] : Array.Empty<RecordPart>(),
            ],
            isComment ? null : note.Value?.Text,
            link.Value?.Text)
        {
            Comment = isComment ? note.Value?.Text : null,
        };
        if (!read.AreAltered)
        {
            return read;
        }

        if (await WasErasedMeanwhileAsync(attestation, cancellationToken))
        {
            return FactsRead.NothingHeld;
        }

        FoundAltered?.Invoke(attestation.Key);
        return read;
    }

    /// <summary>Only what is closed is ever erased, and the ledger says so first: it may have done so since it was read.</summary>
    private async Task<bool> WasErasedMeanwhileAsync(Attestation attestation, CancellationToken cancellationToken) =>
        !attestation.IsOpen
        && (await ledger.ReadAgainAsync(attestation.Key.Customer, cancellationToken)).Find(attestation.Key.Id)?.ErasedAt is not null;
}
