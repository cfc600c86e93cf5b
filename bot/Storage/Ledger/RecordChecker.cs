namespace McaBot.Storage.Ledger;

/// <summary>What of an attestation is not as it went on record.</summary>
internal delegate Task<IReadOnlyList<RecordPart>> RecordChecker(Attestation attestation, CancellationToken cancellationToken);
