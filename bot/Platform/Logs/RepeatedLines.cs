using System.Collections.Concurrent;

namespace McaBot.Platform.Logs;

/// <summary>Causes that were logged lately, and how many lines of each were left out since.</summary>
internal sealed class RepeatedLines
{
    /// <summary>Beyond these nothing more is kept in mind, and nothing left out.</summary>
    internal const int MaxCauses = 1000;

    private readonly ConcurrentDictionary<LineCause, Tally> causes = new();

    /// <returns>Whether to write it: false where the same was written lately, which is counted.</returns>
    public bool IsNew(LineCause cause)
    {
        if (causes.TryGetValue(cause, out var known))
        {
            Interlocked.Increment(ref known.LeftOut);
            return false;
        }

        if (causes.Count < MaxCauses && !causes.TryAdd(cause, new Tally()))
        {
            return IsNew(cause);
        }

        return true;
    }

    /// <summary>
    /// What was left out since the last time. A cause of which nothing was is forgotten: its next line is written in full again.
    /// </summary>
    public IReadOnlyList<RepeatedLine> Take()
    {
        var repeated = new List<RepeatedLine>();
        foreach (var (cause, known) in causes)
        {
            var leftOut = Interlocked.Exchange(ref known.LeftOut, 0);
            if (leftOut > 0)
            {
                repeated.Add(new(cause, leftOut));
            }
            else
            {
                causes.TryRemove(cause, out _);
            }
        }

        return repeated;
    }

    private sealed class Tally
    {
        public long LeftOut;
    }
}
