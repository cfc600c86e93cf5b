namespace McaBot.Attestations;

/// <summary>An entry with the very bytes it is stored as, without the line's end: what its hash was taken over.</summary>
public sealed record LedgerLine(StoredEvent Entry, ReadOnlyMemory<byte> Text);
