namespace McaBot.Ledger;

/// <summary>How to reach somebody who has written to the bot, or whom it has written to.</summary>
/// <param name="Locale">The culture in which they last spoke, region included; null where no client of theirs has named one.</param>
/// <param name="UserId">The channel's own id of the person (29:…).</param>
/// <param name="ConversationId">Of the personal chat.</param>
public sealed record PersonRecord(
    Guid ObjectId,
    Guid TenantId,
    string? Name = null,
    string? Locale = null,
    string? UserId = null,
    string? ServiceUrl = null,
    string? ConversationId = null);
