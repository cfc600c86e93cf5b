namespace McaBot.Attestations;

/// <summary>What is kept of an attestation besides its ledger, as read at one moment.</summary>
/// <param name="Details">Null where they are not held.</param>
/// <param name="Altered">What is not as it went on record, though nothing says that it was erased.</param>
/// <param name="Reason">Of a rejection.</param>
/// <param name="Link">The id behind the customer's link that counts now.</param>
public sealed record FactsRead(AttestationDetails? Details, IReadOnlyList<RecordPart> Altered, string? Reason = null, string? Link = null)
{
    /// <summary>What the approver wrote with the approval; null where nothing was written.</summary>
    public string? Comment { get; init; }

    /// <summary>Nothing is held and nothing is missed: it was erased after its retention, or never was.</summary>
    public static FactsRead NothingHeld { get; } = new(null, []);

    public bool AreAltered => Altered.Count > 0;
}
