namespace McaBot.Features.Bulk;

/// <summary>An order as it lies in storage.</summary>
/// <param name="Order">Null where it cannot be read.</param>
/// <param name="Hash">SHA-256 of what lies there, lower-case hex.</param>
internal sealed record StoredOrder(int Round, BulkOrder? Order, string Hash);
