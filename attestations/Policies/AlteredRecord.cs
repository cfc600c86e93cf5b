namespace McaBot.Attestations;

/// <summary>
/// Something beside a ledger that is missing, or is not what the ledger holds the hash of, though no erasure is on record.
/// </summary>
public sealed record AlteredRecord(AttestationKey Key, RecordPart Part);
