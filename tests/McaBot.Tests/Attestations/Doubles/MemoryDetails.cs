using McaBot.Attestations;

namespace McaBot.Tests.Attestations.Doubles;

internal sealed class MemoryDetails : IDetails
{
    public Dictionary<string, AttestationDetails> Details { get; } = [];

    public Dictionary<string, Note> Notes { get; } = [];

    public Task<string> WriteAsync(AttestationDetails details, CancellationToken cancellationToken) => Task.FromResult(Keep(Details, details));

    public Task<string> WriteAsync(Note note, CancellationToken cancellationToken) => Task.FromResult(Keep(Notes, note));

    public Task<AttestationDetails?> ReadAsync(Guid attestation, string hash, CancellationToken cancellationToken) =>
        Task.FromResult(Details.GetValueOrDefault(hash));

    public Task<Note?> ReadNoteAsync(Guid attestation, Guid entry, string hash, CancellationToken cancellationToken) =>
        Task.FromResult(Notes.GetValueOrDefault(hash));

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
