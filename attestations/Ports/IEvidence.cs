namespace McaBot.Attestations;

/// <summary>The files that show the customers' acceptance. May throw <see cref="StoreUnavailableException"/>.</summary>
public interface IEvidence
{
    /// <summary>
    /// Quick enough for a person who waits: a file that was last written before the request went on record is not read again.
    /// </summary>
    /// <returns>Whether a file on record is missing, or is another one; false once its erasure is on record.</returns>
    Task<bool> IsAlteredAsync(Attestation attestation, CancellationToken cancellationToken);
}
