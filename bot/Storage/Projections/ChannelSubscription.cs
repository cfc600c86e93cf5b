using System.Text.Json.Serialization;

namespace McaBot.Storage.Projections;

/// <param name="Locale">The channel's language, which its cards are in.</param>
/// <param name="Since">UTC.</param>
/// <param name="By">Object id of whoever subscribed it.</param>
/// <param name="Topics">Null where it was subscribed before there was a choice: <see cref="Default"/>.</param>
/// <param name="DigestSince">When the digest was asked for; UTC.</param>
/// <param name="MissingSince">When Teams first said that there is no such channel; UTC. Null while posts arrive.</param>
internal sealed record ChannelSubscription(
    [property: JsonPropertyName("channelId")] string ChannelId,
    [property: JsonPropertyName("teamId")] string TeamId,
    [property: JsonPropertyName("tenantId")] Guid TenantId,
    [property: JsonPropertyName("serviceUrl")] string ServiceUrl,
    [property: JsonPropertyName("locale")] string Locale,
    [property: JsonPropertyName("since")] DateTimeOffset Since,
    [property: JsonPropertyName("by")] Guid By,
    [property: JsonPropertyName("topics")] IReadOnlyList<Topic>? Topics = null,
    [property: JsonPropertyName("digestSince")] DateTimeOffset? DigestSince = null,
    [property: JsonPropertyName("missingSince")] DateTimeOffset? MissingSince = null)
{
    /// <summary>What a channel hears of that named nothing in particular.</summary>
    public static IReadOnlyList<Topic> Default { get; } = [Topic.Approvals, Topic.Failures];

    [JsonIgnore]
    public IReadOnlyList<Topic> Heard => Topics ?? Default;

    public bool Hears(Topic topic) => Heard.Contains(topic);
}
