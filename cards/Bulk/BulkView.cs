namespace McaBot.Cards;

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

    /// <summary>Whether it came to its end without anything on record: each row was refused meanwhile.</summary>
    public bool IsForNothing => Stage == BulkStage.Finished && Counts.OnRecord == 0;

    public string Number => NumberOf(Batch);

    /// <summary>The short number people use for it, such as <c>BULK-1A2B3C4D</c>.</summary>
    public static string NumberOf(Guid batch) => $"BULK-{batch.ToString("N")[^8..].ToUpperInvariant()}";
}
