namespace McaBot.Attestations;

/// <summary>Writes down that what stands behind an attestation's hashes is erased.</summary>
public sealed class ErasureRecorder(ILedger ledger, Instance instance, TimeProvider time)
{
    private readonly LedgerChanges changes = new(ledger);

    /// <summary>Whether the attestation's time is over, nothing is left to do about it, and its details are still there.</summary>
    /// <param name="limit">What was closed up to then has outlived its time.</param>
    public static bool IsDue(Attestation attestation, DateTimeOffset limit) =>
        attestation is { ErasedAt: null, HasNewerEntries: false, ClosedAt: { } closed }
        && closed <= limit
        && !attestation.PendingMessages.Any();

    /// <summary>
    /// Before any of it goes, so that what is gone without an entry was tampered with; of several processes that erase the same, one says
    /// so.
    /// </summary>
    public Task<Outcome> ErasedAsync(AttestationKey key, string correlation, CancellationToken cancellationToken)
    {
        var who = new EntryBuilder(key.Id, Actor.McaBot, correlation, time.GetUtcNow(), instance);
        return changes.ApplyAsync(
            ledger.ReadAsync(key.Customer, cancellationToken),
            key.Id,
            LedgerChanges.About(key.Id, found => found switch
            {
                { IsOpen: true } a => LedgerChange.Refuse(Refusal.UnderWay, a),
                { ErasedAt: not null } a => LedgerChange.None(new(a, Repeated: true)),
                _ => LedgerChange.Write([who.Entry(new DetailsErased())]),
            }),
            cancellationToken);
    }
}
