namespace McaBot.Cards;

/// <summary>A row that waits for an approver's decision.</summary>
/// <param name="State">Where it stands as far as known; null while nothing but waiting is known.</param>
/// <param name="Prior">What Partner Center knows of an earlier acceptance.</param>
public sealed record BulkApprovalRow(
    int Row, AttestationKey Key, AttestationFacts Facts, AttestationState? State = null, PriorAcceptance? Prior = null)
{
    /// <summary>Whether what the row is about is not as it went on record: it is left out of any decision.</summary>
    public bool IsAltered { get; init; }
}
