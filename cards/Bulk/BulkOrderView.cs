namespace McaBot.Cards;

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
