namespace McaBot.Teams;

/// <summary>What came of trying to post where the recipient may be gone, or not be reached.</summary>
/// <param name="Place">Where the message stands; null where it was not posted.</param>
/// <param name="Problem">Why it was not posted; null also where the channel is gone, and nobody is left to tell.</param>
internal sealed record PostResult(MessageReference? Place, OutboxResult? Problem = null)
{
    /// <summary>The channel is gone: nobody is left to tell.</summary>
    public static PostResult Nobody { get; } = new((MessageReference?)null);

    /// <param name="posted">What there is to say where it was posted.</param>
    public OutboxResult Result(Func<MessageReference, OutboxResult> posted) =>
        Place is { } reference ? posted(reference) : Problem ?? OutboxResult.Done;

    /// <summary>The result of a message that carries a card.</summary>
    /// <inheritdoc cref="MessageReference.CardOf"/>
    public OutboxResult Posted(Audience audience, string holder, string? locale = null) =>
        Result(reference => OutboxResult.Posted(reference.CardOf(audience, holder, locale)));
}
