namespace McaBot.Attestations;

/// <summary>Reads, decides, appends; and decides again on the new state whenever somebody else was first.</summary>
public sealed class LedgerChanges(ILedger ledger)
{
    // Each lost race means that somebody else's entry got in.
    private const int MaxTries = 100;

    /// <summary>Whose request it is, once the ledger has said so; empty where there is none.</summary>
    public static async Task<Guid> RequesterAsync(Task<CustomerLedger> ledgerRead, Guid attestation) =>
        (await ledgerRead).Find(attestation)?.Requester.ObjectId ?? Guid.Empty;

    /// <summary>A decision about one attestation, which is refused where there is no such.</summary>
    public static Func<CustomerLedger, Task<LedgerChange>> About(Guid attestation, Func<Attestation, LedgerChange> decide) => present =>
        Task.FromResult(present.Find(attestation) is { } found ? decide(found) : LedgerChange.Refuse(Refusal.Unknown));

    /// <summary>The same for an act of a person: what became due with it is begun at once.</summary>
    /// <inheritdoc cref="ApplyAsync(Task{CustomerLedger}, Guid, Func{CustomerLedger, Task{LedgerChange}}, CancellationToken)"/>
    public async Task<Outcome> ApplyAsync(
        Task<CustomerLedger> ledgerRead, Guid attestation, Func<CustomerLedger, Task<LedgerChange>> decide, IOutbox outbox,
        CancellationToken cancellationToken) =>
        Begun(await ChangeAsync(ledgerRead, attestation, Understood(attestation, decide), cancellationToken), outbox);

    /// <inheritdoc cref="ChangeAsync(Task{CustomerLedger}, Guid, Func{CustomerLedger, Task{LedgerChange}}, CancellationToken)"/>
    public async Task<Outcome> ChangeAsync(
        Task<CustomerLedger> ledgerRead, Guid attestation, Func<CustomerLedger, Task<LedgerChange>> decide, IOutbox outbox,
        CancellationToken cancellationToken) =>
        Begun(await ChangeAsync(ledgerRead, attestation, decide, cancellationToken), outbox);

    /// <param name="ledgerRead">The ledger as already read, or being read.</param>
    /// <param name="decide">Called once for each state found; never on a broken ledger, nor about what only a newer version
    /// understands.</param>
    public async Task<Outcome> ApplyAsync(
        Task<CustomerLedger> ledgerRead, Guid attestation, Func<CustomerLedger, Task<LedgerChange>> decide,
        CancellationToken cancellationToken) =>
        (await ChangeAsync(ledgerRead, attestation, Understood(attestation, decide), cancellationToken)).Outcome;

    /// <summary>The same for what has happened already, and has to go on record whatever else is there.</summary>
    /// <returns>With the ledger as it stands then.</returns>
    /// <inheritdoc cref="ApplyAsync(Task{CustomerLedger}, Guid, Func{CustomerLedger, Task{LedgerChange}}, CancellationToken)"/>
    public async Task<LedgerOutcome> ChangeAsync(
        Task<CustomerLedger> ledgerRead, Guid attestation, Func<CustomerLedger, Task<LedgerChange>> decide,
        CancellationToken cancellationToken)
    {
        var present = await ledgerRead;
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            if (present.Fault is not null)
            {
                return new(new Outcome(present.Find(attestation), Refusal.LedgerBroken), present);
            }

            var change = await decide(present);
            if (change.Answer is not null)
            {
                return new(change.Answer, present);
            }

            if (await ledger.AppendAsync(change.Prepared ?? present, change.Entries, cancellationToken) is { } written)
            {
                return new(new Outcome(written.Find(attestation)), written);
            }

            // Read since it was lost: whoever lost it looked who was first.
            present = await ledger.ReadAsync(present.Customer, cancellationToken);
        }

        return new(new Outcome(present.Find(attestation), Refusal.Busy), present);
    }

    private static Outcome Begun(LedgerOutcome made, IOutbox outbox)
    {
        var (outcome, present) = made;
        if (outcome is { IsDone: true, Repeated: false })
        {
            outbox.Wake(present);
        }

        return outcome;
    }

    private static Func<CustomerLedger, Task<LedgerChange>> Understood(Guid attestation, Func<CustomerLedger, Task<LedgerChange>> decide) =>
        present => present.HasNewerOf(attestation)
            ? Task.FromResult(LedgerChange.Refuse(Refusal.NewerVersion, present.Find(attestation)))
            : decide(present);
}
