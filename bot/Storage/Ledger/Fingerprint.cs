using System.Text.Json.Serialization;

namespace McaBot.Storage.Ledger;

/// <summary>
/// What all ledgers were at one moment, in a line that can be kept where nobody who administers storage can alter it. It holds no id of
/// anybody.
/// </summary>
/// <param name="Hash">SHA-256 of the list of all anchors.</param>
/// <param name="List">Under which the list is kept.</param>
/// <param name="Begun">When the first anchor of the list was looked at; UTC. Null in those from before that was noted.</param>
internal sealed record Fingerprint(
    [property: JsonPropertyName("hash")] string Hash,
    [property: JsonPropertyName("ledgers")] long Ledgers,
    [property: JsonPropertyName("entries")] long Entries,
    [property: JsonPropertyName("list")] Guid List,
    [property: JsonPropertyName("begun")] DateTimeOffset? Begun = null);
