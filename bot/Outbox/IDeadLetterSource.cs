namespace McaBot.Outbox;

/// <summary>Dead letters of one kind of place.</summary>
internal interface IDeadLetterSource
{
    DeadLetterSource Source { get; }

    /// <summary>Those within one customer, bulk request or job; forgets its marker where there are none any more.</summary>
    Task<IReadOnlyList<DeadLetter>> ReadAsync(Guid within, CancellationToken cancellationToken);

    /// <summary>Has it handled after all, with all its tries anew, or leaves it at that.</summary>
    /// <param name="by">Who asks for it.</param>
    /// <returns>Refused where it is not given up, or not any more.</returns>
    Task<Outcome> EndAsync(DeadLetter letter, DeadLetterAction act, Actor by, string correlation, CancellationToken cancellationToken);
}
