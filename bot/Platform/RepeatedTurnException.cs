namespace McaBot.Platform;

/// <summary>Ends a turn that must change nothing, because the same activity is or was answered by another one.</summary>
internal sealed class RepeatedTurnException() : Exception("The same activity is or was answered by another turn.");
