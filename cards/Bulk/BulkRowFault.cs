using System.Text.Json.Serialization;

namespace McaBot.Cards;

/// <summary>Why a row of a file cannot be requested.</summary>
public enum BulkRowFault
{
    /// <summary>A cell is wrong.</summary>
    [JsonStringEnumMemberName("field")] Field = 1,

    /// <summary>There are more cells than columns.</summary>
    [JsonStringEnumMemberName("too-many-cells")] TooManyCells = 2,

    /// <summary>A quote mark is out of place, or never closed.</summary>
    [JsonStringEnumMemberName("bad-quotes")] BadQuotes = 3,

    /// <summary>An earlier row is about the same customer.</summary>
    [JsonStringEnumMemberName("same-customer")] SameCustomer = 4,

    /// <summary>The customer has an attestation that is not settled.</summary>
    [JsonStringEnumMemberName("already-open")] AlreadyOpen = 5,
}
