using System.Text.Json.Serialization;

namespace McaBot.Storage.Projections;

/// <param name="At">When it happened; UTC.</param>
/// <param name="Noted">When it was written here, which may be long after; null in lines that were made again from the ledgers.</param>
internal sealed record DayLine(
    [property: JsonPropertyName("attestation")] Guid Attestation,
    [property: JsonPropertyName("what")] DayEvent What,
    [property: JsonPropertyName("at")] DateTimeOffset At,
    [property: JsonPropertyName("noted")] DateTimeOffset? Noted = null)
{
    public DateTimeOffset KnownSince => Noted ?? At;
}
