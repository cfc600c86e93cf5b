namespace McaBot.Cards;

/// <summary>A day's figures.</summary>
/// <param name="Since">What was settled is counted from here; UTC.</param>
/// <param name="Waiting">For a decision.</param>
/// <param name="OldestSince">Since when the longest has waited; UTC.</param>
/// <param name="ToRecord">Approved, and not carried out yet.</param>
/// <param name="Withdrawn">Also those that expired.</param>
/// <param name="Failing">Something about them could not be carried out.</param>
/// <param name="Broken">Customers whose record does not hold.</param>
public sealed record DigestView(
    DateTimeOffset Since, int Waiting, DateTimeOffset? OldestSince, int ToRecord, int Approved, int Rejected, int Withdrawn, int Completed,
    int Failing, int Broken, FingerprintView? Fingerprint = null)
{
    public bool IsEmpty => Waiting + ToRecord + Approved + Rejected + Withdrawn + Completed + Failing + Broken == 0;
}
