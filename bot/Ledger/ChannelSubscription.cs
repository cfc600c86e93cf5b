namespace McaBot.Ledger;

/// <param name="Locale">The channel's language, which its cards are in.</param>
/// <param name="Since">UTC.</param>
/// <param name="By">Object id of whoever subscribed it.</param>
public sealed record ChannelSubscription(
    string ChannelId, string TeamId, Guid TenantId, string ServiceUrl, string Locale, DateTimeOffset Since, Guid By);
