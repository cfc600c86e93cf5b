namespace McaBot.Teams.Throttle;

/// <summary>
/// When the last sends were, as many as the limits look back at. By the clock that only goes forward: the other one may be set.
/// </summary>
internal sealed class SendTimes(TimeProvider time, params SendLimit[] limits)
{
    private readonly List<long> sent = [];
    private readonly int most = limits.Max(l => l.Count);

    /// <summary>How long until one more keeps to every limit; zero when it does now.</summary>
    public TimeSpan Wait
    {
        get
        {
            var now = time.GetTimestamp();
            var wait = TimeSpan.Zero;
            foreach (var (count, within) in limits)
            {
                if (sent.Count >= count && within - time.GetElapsedTime(sent[^count], now) is var left && left > wait)
                {
                    wait = left;
                }
            }

            return wait;
        }
    }

    /// <summary>Whether the last was so long ago that no limit looks back at it.</summary>
    public bool IsForgotten => sent.Count == 0 || time.GetElapsedTime(sent[^1]) >= limits.Max(l => l.Within);

    public void Add()
    {
        if (sent.Count >= 2 * most)
        {
            sent.RemoveRange(0, sent.Count - most);
        }

        sent.Add(time.GetTimestamp());
    }
}
