namespace McaBot.Outbox;

/// <summary>Handles messages of the outbox. What its far side throws is a failed try, judged by <see cref="Failure"/>.</summary>
internal interface IOutboxHandler
{
    /// <summary>No two handlers share one.</summary>
    IReadOnlyList<MessageKind> Kinds { get; }

    /// <summary>With what it takes turns.</summary>
    Lane Lane => Lane.Posts;

    /// <returns>Object id of a person, or a channel's id, whose messages are handled one after the other; null for what has no queue of its
    /// own.</returns>
    string? RecipientOf(ClaimedMessage claimed) => null;

    Task<OutboxResult> DoAsync(ClaimedMessage claimed, CancellationToken cancellationToken);
}
