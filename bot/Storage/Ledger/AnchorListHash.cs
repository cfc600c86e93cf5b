using Azure;

namespace McaBot.Storage.Ledger;

/// <param name="Hash">SHA-256 of the list as it lies there.</param>
/// <param name="Tag">Of the list that has it.</param>
internal sealed record AnchorListHash(string Hash, ETag Tag);
