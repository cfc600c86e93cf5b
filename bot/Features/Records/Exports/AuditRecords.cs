using McaBot.Views;

namespace McaBot.Features.Records.Exports;

internal sealed class AuditRecords(IDetails details, DisplayNameCache displayNames)
{
    /// <summary>The ledger's attestations of which the scope covers a step.</summary>
    public async Task<IReadOnlyList<AuditRecord>> ReadAsync(
        CustomerLedger ledger, ExportScope scope, CancellationToken cancellationToken)
    {
        var records = new List<AuditRecord>();
        foreach (var attestation in ledger.Attestations.Values
            .Where(a => a.Steps.Any(s => scope.Covers(s.At)))
            .OrderBy(a => a.Steps[0].Sequence))
        {
            records.Add(new AuditRecord(
                attestation,
                await details.ReadAsync(attestation, cancellationToken),
                attestation.DecisionNote is { } hash
                    ? await details.ReadNoteAsync(attestation, attestation.Decision!.Id, hash, cancellationToken)
                    : null,
                await displayNames.ReadAsync(
                    [.. attestation.Steps.Select(s => s.Actor.ObjectId), .. attestation.Steps.SelectMany(AskedIn)], cancellationToken)));
        }

        return records;
    }

    public static IReadOnlyList<Guid> AskedIn(StoredEvent step) => (step.What as Assigned)?.Approvers ?? [];
}
