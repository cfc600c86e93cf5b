namespace McaBot.Attestations;

/// <summary>What to write after having looked at a ledger: nothing but an answer, or entries.</summary>
public sealed record LedgerChange(Outcome? Answer, IReadOnlyList<Entry> Entries)
{
    /// <summary>The ledger that was looked at, where the append was prepared.</summary>
    public CustomerLedger? Prepared { get; init; }

    public static LedgerChange None(Outcome answer) => new(answer, []);

    public static LedgerChange Refuse(Refusal refusal, Attestation? attestation = null) => None(new(attestation, refusal));

    public static LedgerChange Write(IReadOnlyList<Entry> entries) => new(null, entries);
}
