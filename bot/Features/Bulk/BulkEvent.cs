using System.Text.Json.Serialization;

namespace McaBot.Features.Bulk;

/// <summary>Something that happened to all of a bulk request that waits.</summary>
/// <param name="Tell">Who is told again once the ledgers say so.</param>
/// <param name="IsDone">Whether the ledgers say so.</param>
/// <param name="ByRequester">At the requester's wish.</param>
/// <param name="Round">Of a refused decision.</param>
internal sealed record BulkEvent(
    [property: JsonPropertyName("kind")] BulkEventKind Kind,
    [property: JsonPropertyName("at")] DateTimeOffset At,
    [property: JsonPropertyName("tell")] IReadOnlyList<Guid> Tell,
    [property: JsonPropertyName("isDone")] bool IsDone = false,
    [property: JsonPropertyName("byRequester")] bool ByRequester = false,
    [property: JsonPropertyName("round")] int? Round = null);
