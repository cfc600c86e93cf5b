namespace McaBot.Attestations;

/// <summary>What identifies the customer's people and whatever was typed freely: kept apart from the ledger, which holds only its hash.</summary>
/// <param name="Salt">Random, so that the hash in the ledger gives nothing away once the details are erased.</param>
public sealed record AttestationDetails(
    Guid Attestation, string Salt, Customer Customer, Signatory Signatory, string Ticket, IReadOnlyList<EvidenceFile>? Evidence = null);

/// <summary>A free text that belongs to one ledger entry, such as the reason of a rejection.</summary>
public sealed record Note(Guid Attestation, Guid Entry, string Salt, string Text);
