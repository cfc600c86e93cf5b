namespace McaBot.Sandbox.Starting;

/// <summary>Why the sandbox does not start, in one line that says what to do about it.</summary>
public sealed class StartProblemException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>All that was said, for whoever wants to know more; null where the line says it all.</summary>
    public string? Details { get; init; }
}
