namespace McaBot.Cards;

/// <summary>What was done about a draft's files just now.</summary>
/// <param name="Known">How many were attached a second time.</param>
/// <param name="ChoiceMissing">Removal was asked for, and nothing was chosen.</param>
public sealed record EvidenceNews(
    IReadOnlyList<EvidenceFile> Kept, IReadOnlyList<RefusedFile> Refused, int Known = 0, int Removed = 0, bool ChoiceMissing = false)
{
    public static EvidenceNews None { get; } = new([], []);
}
