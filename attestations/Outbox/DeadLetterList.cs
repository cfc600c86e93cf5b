namespace McaBot.Attestations;

/// <param name="Letters">Longest given up first.</param>
/// <param name="Unread">How many more customers, bulk requests and jobs are marked that were not looked at.</param>
public sealed record DeadLetterList(IReadOnlyList<DeadLetter> Letters, int Unread);
