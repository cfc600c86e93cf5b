namespace McaBot.Attestations;

/// <summary>Another process has taken the message over, or it is over: this one leaves it alone.</summary>
public sealed class LostClaimException() : Exception("The claim is another's.");
