namespace McaBot.Cards;

/// <summary>Where the rows of a bulk request stand. Unit: rows.</summary>
/// <param name="Refused">Not put on record.</param>
/// <param name="Closed">Withdrawn, or expired undecided.</param>
public sealed record BulkCounts(int Rows, int Refused, int Waiting, int Approved, int Rejected, int Closed)
{
    /// <summary>Approved, and Partner Center has not answered yet.</summary>
    public int UnderWay { get; init; }

    /// <summary>Approved, and the customer's link waits to be sent on.</summary>
    public int Links { get; init; }

    /// <summary>Approved, and refused by Partner Center or given up.</summary>
    public int Stuck { get; init; }

    public int Completed { get; init; }

    /// <summary>Given up by the requester.</summary>
    public int GivenUp { get; init; }

    public int OnRecord => Waiting + Approved + Rejected + Closed;

    /// <summary>On record or refused.</summary>
    public int Handled => OnRecord + Refused;
}
