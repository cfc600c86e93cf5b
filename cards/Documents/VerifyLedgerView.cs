namespace McaBot.Cards;

/// <summary>A customer's ledger as an audit file holds it.</summary>
/// <param name="Content">JSON Lines, byte for byte.</param>
/// <param name="End">The last entry there has to be; null where none is known.</param>
/// <param name="Fault">What McaBot found when the file was made.</param>
/// <param name="Attestations">Those that the audit file is about.</param>
public sealed record VerifyLedgerView(
    Guid Customer, ReadOnlyMemory<byte> Content, LedgerAnchor? End, LedgerFault? Fault,
    IReadOnlyList<VerifyAttestationView> Attestations);
