namespace McaBot.Cards;

/// <summary>An attestation on record with the names people know it by.</summary>
/// <param name="Details">Null when erased after retention or not readable now.</param>
/// <param name="Names">Display names by object id.</param>
/// <param name="Reason">Of a rejection, where it is kept.</param>
/// <param name="ExpiresAt">When it is closed if nobody decides; null where it is not.</param>
/// <param name="CanBeHandedOver">Whether there is an approver group to hand a decision over to.</param>
/// <param name="Link">For the requester's own card only.</param>
/// <param name="IsRetrying">Whether a try at Partner Center has failed already and another is due; for the requester's own card
/// only.</param>
/// <param name="Prior">What Partner Center knew before of the customer's acceptance, for whoever decides.</param>
public sealed record AttestationView(
    Attestation Attestation,
    AttestationDetails? Details,
    IReadOnlyDictionary<Guid, string> Names,
    string? Reason = null,
    DateTimeOffset? ExpiresAt = null,
    bool CanBeHandedOver = false,
    CustomerLink? Link = null,
    PriorAcceptance? Prior = null,
    bool IsRetrying = false)
{
    /// <summary>What of it is not as it went on record: then there is nothing to decide or to carry out.</summary>
    public IReadOnlyList<RecordPart> Altered { get; init; } = [];

    /// <summary>What the approver wrote with the approval, where it is kept.</summary>
    public string? Comment { get; init; }

    /// <summary>The company that signs the letter to the customer; null where it is not set.</summary>
    public string? Partner { get; init; }

    /// <summary>Who holds the card; null where it is for several people.</summary>
    public Guid? Reader { get; init; }

    /// <summary>What McaBot checked, for whoever decides; empty on every other card.</summary>
    public IReadOnlyList<ApprovalCheck> Checks { get; init; } = [];

    /// <summary>Of one that came to nothing: the attestation that its customer has now; null where there is none.</summary>
    public Attestation? Later { get; init; }

    public bool IsAltered => Altered.Count > 0;

    /// <summary>Whether nothing goes on with it, because what went on record was changed.</summary>
    public bool IsHeldUp => IsAltered && Attestation.IsOpen;

    /// <summary>The files that the details name and the ledger knows.</summary>
    public IReadOnlyList<EvidenceFile> EvidenceOnRecord() =>
        [.. (Details?.Evidence ?? []).Where(f => Attestation.Request.Evidence?.Contains(f.Sha256, StringComparer.Ordinal) == true)];
}
