using System.Text.Json.Serialization;

namespace McaBot.Storage.Ledger;

/// <summary>The end of a ledger that was there and is lost: an operator let a restored copy count that ends before it.</summary>
/// <param name="Kept">Sequence of the last entry that is left; 0 where none is.</param>
/// <param name="Sequence">Sequence of the last entry that was there.</param>
/// <param name="Hash">That entry's hash: whoever finds the lost end can show that it is the right one.</param>
/// <param name="At">When it was let count; UTC.</param>
internal sealed record LostEntries(
    [property: JsonPropertyName("customer")] Guid Customer,
    [property: JsonPropertyName("kept")] long Kept,
    [property: JsonPropertyName("sequence")] long Sequence,
    [property: JsonPropertyName("hash")] string Hash,
    [property: JsonPropertyName("at")] DateTimeOffset At);
