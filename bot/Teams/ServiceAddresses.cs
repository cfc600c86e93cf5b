using McaBot.Storage.Projections;

namespace McaBot.Teams;

/// <summary>
/// Where Teams serves a conversation now. What was posted names the address of its day; a newer activity of the same conversation may
/// have brought another since, and an address that is not allowed any more leads nowhere.
/// </summary>
internal sealed class ServiceAddresses(People people, ChannelSubscriptions channels, ActivityGate gate)
{
    private volatile string? newest;

    /// <summary>An activity that was let in came from there: everybody of one tenant is served by the same Teams endpoint.</summary>
    public void Note(string serviceUrl) => newest = serviceUrl;

    /// <returns>The address itself while it is allowed, else the one the latest activity came from.</returns>
    public string Now(string serviceUrl) => gate.Admits(serviceUrl) ? serviceUrl : newest ?? serviceUrl;

    public async Task<PostedCard> NowAsync(PostedCard card, CancellationToken cancellationToken) =>
        card with { ServiceUrl = Now(await NewestOfAsync(card, cancellationToken) ?? card.ServiceUrl) };

    /// <returns>Null where the conversation brought none since.</returns>
    private async Task<string?> NewestOfAsync(PostedCard card, CancellationToken cancellationToken)
    {
        if (card.Audience is Audience.Channel or Audience.ChannelFailure)
        {
            return (await channels.FindAsync(card.Holder, cancellationToken))?.ServiceUrl;
        }

        return Guid.TryParseExact(card.Holder, "D", out var holder)
            && await people.RecallAsync(holder, cancellationToken) is { } person
            && string.Equals(person.ConversationId, card.Conversation, StringComparison.Ordinal)
                ? person.ServiceUrl
                : null;
    }
}
