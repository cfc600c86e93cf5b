namespace McaBot.Attestations;

/// <summary>The directory could not be read: refuse, keep everything, ask to retry.</summary>
public sealed class DirectoryUnavailableException(string what, Exception? inner = null) : Exception(what, inner);

/// <summary>Storage could not be reached or refused: nothing is known to have changed, ask to retry.</summary>
public sealed class StoreUnavailableException(string what, Exception? inner = null) : Exception(what, inner);
