namespace McaBot.Ledger;

/// <summary>What is counted by the day. The members that are steps bear the names of their happenings.</summary>
public enum DayEvent
{
    Approved = 1,
    Rejected = 2,
    Withdrawn = 3,
    Completed = 4,
    Expired = 5,

    /// <summary>Given up after approval.</summary>
    Failed = 6,

    /// <summary>Something about it could not be carried out.</summary>
    Trouble = 7,
}

/// <param name="At">When it happened; UTC.</param>
/// <param name="Noted">When it was written here, which may be long after; null in lines that were made again from the ledgers.</param>
public sealed record DayLine(Guid Attestation, DayEvent What, DateTimeOffset At, DateTimeOffset? Noted = null)
{
    public DateTimeOffset KnownSince => Noted ?? At;
}
