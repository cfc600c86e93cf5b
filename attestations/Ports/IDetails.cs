namespace McaBot.Attestations;

/// <summary>Details and notes, written before the entry that carries their hash. May throw <see cref="StoreUnavailableException"/>.</summary>
public interface IDetails
{
    /// <returns>The SHA-256 for the ledger.</returns>
    Task<string> WriteAsync(AttestationDetails details, CancellationToken cancellationToken);

    /// <returns>The SHA-256 for the ledger.</returns>
    Task<string> WriteAsync(Note note, CancellationToken cancellationToken);

    /// <returns>Null when they were erased after retention, or are not the ones whose hash is <paramref name="hash"/>.</returns>
    Task<AttestationDetails?> ReadAsync(Guid attestation, string hash, CancellationToken cancellationToken);

    /// <returns>Null when it was erased after retention, or is not the one whose hash is <paramref name="hash"/>.</returns>
    Task<Note?> ReadNoteAsync(Guid attestation, Guid entry, string hash, CancellationToken cancellationToken);
}
