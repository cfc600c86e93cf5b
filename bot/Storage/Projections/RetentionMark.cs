using System.Text.Json.Serialization;

namespace McaBot.Storage.Projections;

/// <summary>How far what outlived its time was erased, so that history is not looked through again.</summary>
/// <param name="Through">The first day of the last month of which everything was erased; null before the first.</param>
/// <param name="DraftsUntil">Details and evidence written up to then were looked at, and belong to an attestation or are gone; UTC.</param>
/// <param name="SearchDue">From when on all of them are looked through again; UTC. Null before the first time.</param>
internal sealed record RetentionMark(
    [property: JsonPropertyName("through")] DateOnly? Through = null,
    [property: JsonPropertyName("draftsUntil")] DateTimeOffset? DraftsUntil = null,
    [property: JsonPropertyName("searchDue")] DateTimeOffset? SearchDue = null);
