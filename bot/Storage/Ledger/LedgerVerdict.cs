namespace McaBot.Storage.Ledger;

/// <summary>What came of checking one customer's ledger.</summary>
/// <param name="Entries">How many were checked and hold.</param>
/// <param name="Fault">The first bad entry; null when all hold.</param>
/// <param name="HasAnchor">Whether its last entry was noted apart from it; without that nobody can tell that its end is missing.</param>
internal sealed record LedgerVerdict(Guid Customer, long Entries, LedgerFault? Fault, bool HasAnchor)
{
    public bool Exists => Entries > 0 || Fault is not null;

    /// <summary>What lies beside it and is not what went on record; not looked for beside a ledger that does not hold.</summary>
    public IReadOnlyList<AlteredRecord> Altered { get; init; } = [];

    /// <summary>How many of its attestations were erased after their retention, on record.</summary>
    public int Erased { get; init; }

    /// <summary>How many entries only a newer version understands; the chain holds through them.</summary>
    public int Newer { get; init; }

    public bool IsSound => Fault is null && Altered.Count == 0;
}
