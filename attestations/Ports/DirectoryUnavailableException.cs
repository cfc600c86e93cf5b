namespace McaBot.Attestations;

/// <summary>The directory could not be read: refuse, keep everything, ask to retry.</summary>
public sealed class DirectoryUnavailableException(string what, Exception? inner = null) : Exception(what, inner)
{
    /// <summary>How long it asks to be left alone; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
