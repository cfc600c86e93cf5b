using System.Text.Json;
using System.Text.Json.Serialization;

namespace McaBot.Outbox;

/// <summary>How far something has come that no ledger stands for, such as a daily post or an audit file.</summary>
/// <param name="IsOver">Done: nobody takes it up again.</param>
/// <param name="IsDead">Given up: nobody takes it up unless it is requeued.</param>
/// <param name="EndedAt">When it was done or given up; UTC.</param>
/// <param name="Order">What is to be done, where the blob's name does not say it.</param>
internal sealed record ClaimState(
    [property: JsonPropertyName("progress")] Progress Progress,
    [property: JsonPropertyName("isOver")] bool IsOver = false,
    [property: JsonPropertyName("isDead")] bool IsDead = false,
    [property: JsonPropertyName("endedAt")] DateTimeOffset? EndedAt = null,
    [property: JsonPropertyName("order")] JsonElement? Order = null)
{
    /// <summary>Done or given up.</summary>
    [JsonIgnore]
    public bool IsEnded => IsOver || IsDead;
}
