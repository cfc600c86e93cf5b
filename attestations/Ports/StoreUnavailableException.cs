namespace McaBot.Attestations;

/// <summary>Storage could not be reached or refused: nothing is known to have changed, ask to retry.</summary>
public sealed class StoreUnavailableException(string what, Exception? inner = null) : Exception(what, inner);
