namespace McaBot.Attestations;

/// <summary>
/// Details and notes, written before the entry that carries their hash. May throw <see cref="StoreUnavailableException"/>.
/// </summary>
public interface IDetails
{
    /// <returns>The SHA-256 for the ledger.</returns>
    Task<string> WriteAsync(AttestationDetails details, CancellationToken cancellationToken);

    /// <returns>The SHA-256 for the ledger.</returns>
    Task<string> WriteAsync(Note note, CancellationToken cancellationToken);

    /// <summary>Begins to read what will be asked for soon. Finds, changes and tells nothing.</summary>
    void ReadAhead(Guid attestation)
    {
    }

    /// <summary>What the request's hash stands for.</summary>
    Task<VerifiedPart<AttestationDetails>> ReadAsync(Attestation attestation, CancellationToken cancellationToken);

    /// <summary>The same, begun while the ledger that holds the hash is still being read.</summary>
    /// <returns>Null where the ledger holds no such attestation.</returns>
    Task<VerifiedPart<AttestationDetails>?> ReadAsync(
        AttestationKey key, Task<CustomerLedger> ledgerRead, CancellationToken cancellationToken);

    /// <param name="entry">The entry that the note belongs to.</param>
    /// <param name="hash">As the entry holds it.</param>
    Task<VerifiedPart<Note>> ReadNoteAsync(Attestation attestation, Guid entry, string hash, CancellationToken cancellationToken);
}
