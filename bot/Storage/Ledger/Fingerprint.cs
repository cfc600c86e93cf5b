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

/// <summary>A ledger that is no longer what it was.</summary>
/// <param name="Fault">The first entry, of those it had then, that does not hold.</param>
/// <param name="IsMissing">Whether nothing is left of it.</param>
internal sealed record FingerprintFault(Guid Customer, LedgerFault Fault, bool IsMissing);

internal enum FingerprintState
{
    /// <summary>The ledgers were compared.</summary>
    Compared = 1,

    /// <summary>No list is kept under it.</summary>
    Unknown = 2,

    /// <summary>The list that is kept is not the one it was taken of.</summary>
    ListAltered = 3,
}

/// <param name="Ledgers">How many were compared.</param>
/// <param name="Broken">How many of them are not what they were.</param>
internal sealed record FingerprintCheck(FingerprintState State, long Ledgers = 0, long Broken = 0)
{
    public bool Holds => State == FingerprintState.Compared && Broken == 0;
}
