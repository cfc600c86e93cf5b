namespace McaBot.Views;

/// <summary>Hears of what happens to single rows of bulk requests.</summary>
internal interface IBulkWatch
{
    /// <summary>Returns at once; forgetting it only delays what has to be told.</summary>
    void RowMoved(Guid batch);

    /// <summary>Has the approvers told again about all that waits, in one message.</summary>
    /// <returns>False where they were told a short while ago.</returns>
    Task<bool> TryRemindAsync(Guid batch, CancellationToken cancellationToken);

    /// <summary>Hears that something given up about a row is tried again: one that is over already is looked at anew.</summary>
    Task RowRetriedAsync(Guid batch, CancellationToken cancellationToken);
}
