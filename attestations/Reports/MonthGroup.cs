namespace McaBot.Attestations;

/// <summary>What a month saw of the requests that have something in common.</summary>
/// <param name="Requests">Made in the month.</param>
/// <param name="Approved">In the month, whenever they were requested.</param>
/// <param name="Rejected"><inheritdoc cref="MonthGroup" path="/param[@name='Approved']"/></param>
public sealed record MonthGroup(int Requests, int Approved, int Rejected)
{
    public static MonthGroup None { get; } = new(0, 0, 0);
}
