namespace McaBot.Attestations;

/// <summary>What became of something of which the ledger holds the hash.</summary>
public enum PartState
{
    /// <summary>It is there, byte for byte.</summary>
    Held = 1,

    /// <summary>It was erased after its retention, and the ledger says so.</summary>
    Erased = 2,

    /// <summary>It is gone, and nothing on record says why.</summary>
    Missing = 3,

    /// <summary>Something else is in its place.</summary>
    Altered = 4,
}

/// <param name="Value">Null unless it is held.</param>
public sealed record VerifiedPart<T>(PartState Keeping, T? Value = null)
    where T : class
{
    /// <summary>Whether somebody changed or removed it past McaBot.</summary>
    public bool IsAltered => Keeping is PartState.Missing or PartState.Altered;
}
