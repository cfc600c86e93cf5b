namespace McaBot.Cards;

public enum BulkStage
{
    /// <summary>The rows are being put on record.</summary>
    Requesting = 1,

    /// <summary>All rows are on record or refused; some wait for a decision.</summary>
    Waiting = 2,

    /// <summary>An approver has decided about all of them; that is being carried out.</summary>
    Deciding = 3,

    /// <summary>Nothing waits for a decision any more.</summary>
    Finished = 4,
}

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

/// <summary>An approver's word about all rows that waited.</summary>
/// <param name="Decider">A display name; null where it cannot be read now.</param>
/// <param name="Done">Rows it was carried out on, or found settled.</param>
public sealed record BulkOrderView(bool Approves, string? Decider, DateTimeOffset At, int Done, int Rows)
{
    /// <summary>Whether whoever holds the card made it.</summary>
    public bool IsReaders { get; init; }

    /// <summary>The comment of an approval, or the reason of a rejection; null where there is none, or it is not what was said.</summary>
    public string? Said { get; init; }

    /// <summary>Whether there were words that are no longer those that were said.</summary>
    public bool IsSaidAltered { get; init; }
}

/// <summary>An approver who could not be told.</summary>
/// <param name="Name">A display name; null where it cannot be read now.</param>
/// <param name="Why">A short code.</param>
public sealed record BulkUndelivered(string? Name, string Why);

/// <summary>A bulk request on record.</summary>
/// <param name="Requester">A display name; null where it cannot be read now.</param>
/// <param name="Deciders">Display names of those who are asked.</param>
/// <param name="Order">The last word about all rows, if any.</param>
public sealed record BulkView(
    Guid Batch, BulkStage Stage, BulkCounts Counts, string? Requester, DateTimeOffset At, IReadOnlyList<string> Deciders,
    BulkOrderView? Order = null)
{
    public IReadOnlyList<BulkUndelivered> Undelivered { get; init; } = [];

    /// <summary>When the approvers were last told again.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>When the approver group was asked too.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>When a decision about all was refused because it was not what the ledger says.</summary>
    public DateTimeOffset? OrderRefusedAt { get; init; }

    /// <summary>Whether customers' links wait to be sent on, or what was approved needs somebody.</summary>
    public bool HasLinks => Stage == BulkStage.Finished && Counts.Links + Counts.Stuck > 0;

    public string Number => NumberOf(Batch);

    /// <summary>The short number people use for it, such as <c>BULK-1A2B3C4D</c>.</summary>
    public static string NumberOf(Guid batch) => $"BULK-{batch.ToString("N")[^8..].ToUpperInvariant()}";
}

/// <summary>A row that waits for an approver's decision.</summary>
/// <param name="State">Where it stands as far as known; null while nothing but waiting is known.</param>
/// <param name="Prior">What Partner Center knows of an earlier acceptance.</param>
public sealed record BulkApprovalRow(
    int Row, AttestationKey Key, AttestationFacts Facts, AttestationState? State = null, PriorAcceptance? Prior = null)
{
    /// <summary>Whether what the row is about is not as it went on record: it is left out of any decision.</summary>
    public bool IsAltered { get; init; }
}

/// <summary>The rows an approver is asked about, one page of them shown.</summary>
/// <param name="Round">Which asking it is: a decision about all counts for these rows only.</param>
/// <param name="Rows">How many rows in all.</param>
/// <param name="Page">From 0.</param>
public sealed record BulkApprovalPage(int Round, int Rows, int Page, IReadOnlyList<BulkApprovalRow> Shown)
{
    public const int Size = 10;

    public int Pages => Math.Max(1, (Rows + Size - 1) / Size);
}
