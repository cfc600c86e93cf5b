namespace McaBot.Storage.Ledger;

/// <param name="At">When it was written, by the store's clock.</param>
internal sealed record NotedAnchor(Guid Customer, DateTimeOffset At);
