using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>Who did something, as validated from the signed activity, never from a card.</summary>
/// <param name="ObjectId">Entra object id; empty for McaBot itself and for whoever runs it.</param>
/// <param name="TenantId">Entra tenant of the person.</param>
/// <param name="Role">What allowed it: a group id, a role template id, or <see cref="ManagerOfRequester"/>; null when being the requester
/// is enough.</param>
public sealed record Actor(
    [property: JsonPropertyName("objectId")] Guid ObjectId,
    [property: JsonPropertyName("tenantId")] Guid TenantId,
    [property: JsonPropertyName("role")] string? Role = null)
{
    public const string ManagerOfRequester = "manager";

    /// <summary>McaBot doing a message by itself.</summary>
    public static Actor McaBot { get; } = new(Guid.Empty, Guid.Empty);

    /// <summary>Whoever runs the bot, at its command line: who that was, the machine's own records say.</summary>
    public static Actor Operator { get; } = new(Guid.Empty, Guid.Empty, "operator");

    [JsonIgnore]
    public bool IsMcaBot => ObjectId == Guid.Empty && Role is null;
}
