using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>A card about an attestation that stands in a chat or channel and has to settle when the attestation moves on.</summary>
/// <param name="Holder">Object id of the person, or the channel's id.</param>
/// <param name="Locale">The channel's language when it was posted, for when the channel is subscribed no longer.</param>
public sealed record PostedCard(
    [property: JsonPropertyName("audience")] Audience Audience,
    [property: JsonPropertyName("holder")] string Holder,
    [property: JsonPropertyName("serviceUrl")] string ServiceUrl,
    [property: JsonPropertyName("conversation")] string Conversation,
    [property: JsonPropertyName("activity")] string Activity,
    [property: JsonPropertyName("locale")] string? Locale = null)
{
    public bool IsSamePlaceAs(PostedCard other) =>
        string.Equals(Conversation, other.Conversation, StringComparison.Ordinal)
        && string.Equals(Activity, other.Activity, StringComparison.Ordinal);

    /// <summary>Whether both are drawn for the same holder, and as the same.</summary>
    public bool IsOfSameHolder(PostedCard other) =>
        Audience == other.Audience && string.Equals(Holder, other.Holder, StringComparison.Ordinal);
}
