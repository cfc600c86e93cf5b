namespace McaBot.Attestations;

/// <summary>What the ledger says of a message of the outbox. How far handling it has come, see <see cref="Progress"/>.</summary>
public enum MessageStatus
{
    Due = 1,
    Done = 2,

    /// <summary>Given up: a dead letter.</summary>
    DeadLettered = 3,

    /// <summary>Given up, and somebody left it at that.</summary>
    Dismissed = 4,
}
