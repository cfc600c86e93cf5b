namespace McaBot.Teams;

/// <summary>Where something stands in Teams, as the channel named it.</summary>
internal sealed record MessageReference(string ServiceUrl, string Conversation, string Activity)
{
    /// <summary>The card that was posted there.</summary>
    /// <param name="holder">Object id of the person, or id of the channel.</param>
    public PostedCard CardOf(Audience audience, string holder, string? locale = null) =>
        new(audience, holder, ServiceUrl, Conversation, Activity, locale);
}
