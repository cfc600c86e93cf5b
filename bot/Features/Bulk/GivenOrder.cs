namespace McaBot.Features.Bulk;

/// <param name="Refusal">Why it is not on record; null once it is.</param>
/// <param name="IsFirst">False where somebody's word about this round was on record already.</param>
internal sealed record GivenOrder(Refusal? Refusal, bool IsFirst);
