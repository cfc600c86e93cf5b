namespace McaBot.Attestations;

/// <summary>What became of one try to handle a message of the outbox.</summary>
public abstract record OutboxResult
{
    /// <summary>Handled, and there is nothing to say about it.</summary>
    public static OutboxResult Done { get; } = new Handled();

    /// <summary>Handled, and a card was posted.</summary>
    public static OutboxResult Posted(PostedCard card) => new Handled(card);

    /// <summary>Handled, and other messages follow from it.</summary>
    public static OutboxResult FollowedBy(IReadOnlyList<DueMessage> messages) => new Handled(Further: messages);

    /// <summary>Handled, and it moved the attestation on by one step.</summary>
    /// <param name="entry">The id its entry gets, where something refers to it.</param>
    public static OutboxResult Step(LedgerEvent what, Guid? entry = null) => new Handled(What: what, Entry: entry);

    /// <summary>Tried in vain; to be tried again later.</summary>
    /// <param name="ambiguous">True when the try may have had its effect.</param>
    public static OutboxResult Later(string why, bool ambiguous = false, TimeSpan? retryAfter = null) =>
        new RetryLater(why, ambiguous, retryAfter);

    /// <summary>No repetition mends it.</summary>
    public static OutboxResult GiveUp(string why) => new GivenUp(why);

    /// <param name="Card">The card that was posted. Where the attestation has moved on since it was drawn, it is made to settle at
    /// once.</param>
    /// <param name="Further">Messages that become due with it.</param>
    /// <param name="What">The step it moved the attestation on by; dropped where that has meanwhile gone another way.</param>
    /// <param name="Entry">The id of the step's entry.</param>
    public sealed record Handled(
        PostedCard? Card = null, IReadOnlyList<DueMessage>? Further = null, LedgerEvent? What = null, Guid? Entry = null) : OutboxResult;

    /// <param name="Why">A short code, free of personal data.</param>
    /// <param name="RetryAfter">What the far side asked for.</param>
    public sealed record RetryLater(string Why, bool IsAmbiguous, TimeSpan? RetryAfter) : OutboxResult;

    /// <param name="Why">A short code, free of personal data.</param>
    public sealed record GivenUp(string Why) : OutboxResult;
}
