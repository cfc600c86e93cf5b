using McaBot.Attestations;

namespace McaBot.Cards;

/// <summary>An attestation on record with the names people know it by.</summary>
/// <param name="Details">Null when erased after retention or not readable now.</param>
/// <param name="Names">Display names by object id.</param>
/// <param name="Reason">Of a rejection, where it is kept.</param>
public sealed record AttestationView(
    Attestation Attestation, AttestationDetails? Details, IReadOnlyDictionary<Guid, string> Names, string? Reason = null);
