namespace McaBot.Cards;

/// <summary>What came of checking every ledger. Of what is wrong there may be very much: it is counted, and a few are named.</summary>
/// <param name="Ledgers">How many were checked.</param>
public sealed record VerifyAllView(int Ledgers)
{
    /// <summary>So many are named at most.</summary>
    public const int MaxNamed = 10;

    /// <summary>How many do not hold.</summary>
    public int Broken { get; init; }

    /// <summary>The first bad entry of some of those.</summary>
    public IReadOnlyList<BrokenLedger> NamedBroken { get; init; } = [];

    /// <summary>How many hold, but have no anchor to tell whether their end is missing.</summary>
    public int Loose { get; init; }

    /// <summary>How much lies beside ledgers that hold and is not what went on record.</summary>
    public int Altered { get; init; }

    /// <summary>Some of that.</summary>
    public IReadOnlyList<AlteredRecord> NamedAltered { get; init; } = [];

    /// <summary>How many attestations were erased after their retention, on record.</summary>
    public int Erased { get; init; }

    /// <summary>How many entries only a newer version understands.</summary>
    public int Newer { get; init; }
}
