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
