namespace McaBot.Storage.Ledger;

/// <summary>A customer's ledger as it lies in storage, with what became of checking it.</summary>
/// <param name="Content">JSON Lines, byte for byte.</param>
/// <param name="Ledger">Folded up to its fault, if it has one.</param>
/// <param name="Head">What it was held against; null where nothing was noted, or it cannot be read.</param>
internal sealed record LedgerFile(ReadOnlyMemory<byte> Content, CustomerLedger Ledger, LedgerAnchor? Head);
