using System.Text.Json.Serialization;

namespace McaBot.Outbox;

/// <param name="Messages">By the message's id.</param>
internal sealed record NotedProgress([property: JsonPropertyName("messages")] Dictionary<Guid, Progress> Messages);
