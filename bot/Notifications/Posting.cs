using McaBot.Attestations;

namespace McaBot.Notifications;

/// <summary>What came of trying to post where the recipient may be gone, or not be reached.</summary>
/// <param name="Place">Where the message stands; null where it was not posted.</param>
/// <param name="Problem">Why it was not posted; null also where the channel is gone, and nobody is left to tell.</param>
public sealed record Posting(Place? Place, OutboxResult? Problem = null)
{
    /// <summary>The channel is gone: nobody is left to tell.</summary>
    public static Posting Nobody { get; } = new((Place?)null);

    /// <param name="posted">What there is to say where it was posted.</param>
    public OutboxResult Result(Func<Place, OutboxResult> posted) =>
        Place is { } place ? posted(place) : Problem ?? OutboxResult.Done;
}
