using McaBot.Platform;
using McaBot.Views;

namespace McaBot.Features.Records.Exports;

internal sealed class AuditRecords(IDetails details, DisplayNameCache displayNames)
{
    private const int AtOnce = 8;

    /// <summary>The ledger's attestations of which the scope covers a step.</summary>
    public async Task<IReadOnlyList<AuditRecord>> ReadAsync(
        CustomerLedger ledger, ExportScope scope, CancellationToken cancellationToken)
    {
        var covered = ledger.Attestations.Values.Where(a => a.Steps.Any(s => scope.Covers(s.At))).OrderBy(a => a.Steps[0].Sequence);
        return await ParallelReads.InOrderAsync(covered, AtOnce, ReadAsync, cancellationToken).ToListAsync(cancellationToken);
    }

    public static IReadOnlyList<Guid> AskedIn(StoredEvent step) => (step.What as Assigned)?.Approvers ?? [];

    private async Task<AuditRecord> ReadAsync(Attestation attestation, CancellationToken cancellationToken)
    {
        var facts = details.ReadAsync(attestation, cancellationToken);
        var note = attestation.DecisionNote is { } hash
            ? details.ReadNoteAsync(attestation, attestation.Decision!.Id, hash, cancellationToken)
            : null;
        var names = displayNames.ReadAsync(
            [.. attestation.Steps.Select(s => s.Actor.ObjectId), .. attestation.Steps.SelectMany(AskedIn)], cancellationToken);
        await Task.WhenAll(facts, note ?? Task.CompletedTask, names);
        return new AuditRecord(attestation, await facts, note is null ? null : await note, await names);
    }
}
