namespace McaBot.Attestations;

/// <summary>A message this process is through with.</summary>
public sealed record FinishedMessage(ClaimedMessage Claimed, OutboxResult Result);
