using System.Text.Json.Serialization;

namespace McaBot.Storage.Projections;

/// <summary>How far what outlived its time was erased, so that history is not looked through again.</summary>
/// <param name="Through">The first day of the last month of which everything was erased; null before the first.</param>
/// <param name="DraftsUntil">Whatever was written up to then was looked at, and belongs to an attestation or is gone; UTC.</param>
internal sealed record RetentionMark(
    [property: JsonPropertyName("through")] DateOnly? Through = null,
    [property: JsonPropertyName("draftsUntil")] DateTimeOffset? DraftsUntil = null);
