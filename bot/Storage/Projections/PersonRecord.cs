using System.Text.Json.Serialization;

namespace McaBot.Storage.Projections;

/// <summary>How to reach somebody who has written to the bot, or whom it has written to.</summary>
/// <param name="Locale">The culture in which they last spoke, region included; null where no client of theirs has named one.</param>
/// <param name="UserId">The channel's own id of the person (29:…).</param>
/// <param name="ConversationId">Of the personal chat.</param>
internal sealed record PersonRecord(
    [property: JsonPropertyName("objectId")] Guid ObjectId,
    [property: JsonPropertyName("tenantId")] Guid TenantId,
    [property: JsonPropertyName("name")] string? Name = null,
    [property: JsonPropertyName("locale")] string? Locale = null,
    [property: JsonPropertyName("userId")] string? UserId = null,
    [property: JsonPropertyName("serviceUrl")] string? ServiceUrl = null,
    [property: JsonPropertyName("conversationId")] string? ConversationId = null);
