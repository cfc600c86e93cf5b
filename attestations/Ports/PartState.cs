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
