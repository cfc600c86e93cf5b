namespace McaBot.Attestations;

/// <summary>Whom a reminder of a waiting request would reach.</summary>
/// <param name="AskedAt">When those who are asked now were asked: once others are asked, it says nothing any more.</param>
/// <param name="IsSomebodyLeft">Whether anybody of those can still decide.</param>
/// <param name="Instead">Who is to be asked in place of a reminder; null where the reminder does, or there is nobody.</param>
public sealed record ReminderReach(DateTimeOffset AskedAt, bool IsSomebodyLeft, Assigned? Instead)
{
    public bool IsNobody => !IsSomebodyLeft && Instead is null;

    public bool IsAbout(Attestation present) => present.AskedAt == AskedAt;
}
