namespace McaBot.Attestations;

/// <summary>What Partner Center says of a customer.</summary>
public enum CustomerStanding
{
    /// <summary>Reads are not configured.</summary>
    NotAsked = 1,
    Known = 2,
    Unknown = 3,

    /// <summary>It did not answer in time, or refused.</summary>
    NotRead = 4,
}
