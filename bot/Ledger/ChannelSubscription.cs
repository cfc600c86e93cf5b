using McaBot.Attestations;

namespace McaBot.Ledger;

/// <param name="Locale">The channel's language, which its cards are in.</param>
/// <param name="Since">UTC.</param>
/// <param name="By">Object id of whoever subscribed it.</param>
/// <param name="Topics">Null where it was subscribed before there was a choice: <see cref="Usual"/>.</param>
/// <param name="DigestSince">When the digest was asked for; UTC.</param>
/// <param name="MissingSince">When Teams first said that there is no such channel; UTC. Null while posts arrive.</param>
public sealed record ChannelSubscription(
    string ChannelId, string TeamId, Guid TenantId, string ServiceUrl, string Locale, DateTimeOffset Since, Guid By,
    IReadOnlyList<Topic>? Topics = null, DateTimeOffset? DigestSince = null, DateTimeOffset? MissingSince = null)
{
    /// <summary>What a channel hears of that named nothing in particular.</summary>
    public static IReadOnlyList<Topic> Usual { get; } = [Topic.Approvals, Topic.Failures];

    public IReadOnlyList<Topic> Heard => Topics ?? Usual;

    public bool Hears(Topic topic) => Heard.Contains(topic);
}
