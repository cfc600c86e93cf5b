using McaBot.Attestations;

namespace McaBot.Tests.Attestations.Doubles;

internal sealed class MemoryDetails : IDetails, IEvidence
{
    public Dictionary<string, AttestationDetails> Details { get; } = [];

    public Dictionary<string, Note> Notes { get; } = [];

    public bool IsEvidenceAltered { get; set; }

    /// <summary>Whether no note can be written.</summary>
    public bool IsDown { get; set; }

    public Task<string> WriteAsync(AttestationDetails details, CancellationToken cancellationToken) =>
        Task.FromResult(Keep(Details, details));

    public Task<string> WriteAsync(Note note, CancellationToken cancellationToken) =>
        IsDown ? throw new StoreUnavailableException("down") : Task.FromResult(Keep(Notes, note));

    public Task<VerifiedPart<AttestationDetails>> ReadAsync(Attestation attestation, CancellationToken cancellationToken) =>
        Task.FromResult(Find(Details, attestation, attestation.Request.DetailsHash));

    public async Task<VerifiedPart<AttestationDetails>?> ReadAsync(
        AttestationKey key, Task<CustomerLedger> ledgerRead,
        CancellationToken cancellationToken) =>
        (await ledgerRead).Find(key.Id) is { } attestation ? await ReadAsync(attestation, cancellationToken) : null;

    public Task<VerifiedPart<Note>> ReadNoteAsync(Attestation attestation, Guid entry, string hash, CancellationToken cancellationToken) =>
        Task.FromResult(Find(Notes, attestation, hash));

    public Task<bool> IsAlteredAsync(Attestation attestation, CancellationToken cancellationToken) => Task.FromResult(IsEvidenceAltered);

    /// <summary>A customer's link, with its note.</summary>
    public LinkIssued Link() =>
        new(Keep(Notes, new Note(Guid.NewGuid(), Guid.NewGuid(), "salt", Guid.NewGuid().ToString("D"))), Guid.NewGuid(), Guid.NewGuid());

    private static VerifiedPart<T> Find<T>(Dictionary<string, T> kept, Attestation attestation, string hash)
        where T : class
    {
        lock (kept)
        {
            return attestation.ErasedAt is not null ? new VerifiedPart<T>(PartState.Erased)
                : kept.TryGetValue(hash, out var value) ? new(PartState.Held, value)
                : new(PartState.Missing);
        }
    }

    private static string Keep<T>(Dictionary<string, T> kept, T value)
    {
        lock (kept)
        {
            var hash = $"{kept.Count:x64}";
            kept[hash] = value;
            return hash;
        }
    }
}
