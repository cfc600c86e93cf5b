using System.Collections.Concurrent;

namespace McaBot.Platform.Telemetry;

/// <summary>
/// What was met that only a newer version knows, while two of them run side by side or after one was taken back. Each thing is news once
/// in a process, however often it is met.
/// </summary>
internal sealed class NewerVersions(Metrics metrics)
{
    /// <summary>One that is forgotten is said once more.</summary>
    private const int MaxRemembered = 10_000;

    private readonly ConcurrentDictionary<(string What, object Which), bool> met = new();

    /// <summary>Counts what was not met before.</summary>
    /// <param name="what">A code for the metric, such as <c>message</c>.</param>
    /// <param name="which">Tells it from others of its kind.</param>
    /// <returns>Whether it is to be said.</returns>
    public bool IsNews(string what, object which)
    {
        if (!met.TryAdd((what, which), true))
        {
            return false;
        }

        if (met.Count > MaxRemembered)
        {
            met.Clear();
        }

        metrics.LeftToNewer(what);
        return true;
    }
}
