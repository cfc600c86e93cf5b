namespace McaBot.Turns.Limits;

/// <summary>
/// So many at once, and as many again over each period, one after the other. What somebody has left is the moment until which they have
/// taken in advance: whoever has taken nothing for a while is not kept. Not thread-safe.
/// </summary>
internal sealed class TokenBucket(int most, TimeSpan period)
{
    private const int Few = 1024;
    private readonly TimeSpan each = period / most;
    private readonly Dictionary<Guid, TimeSpan> takenUntil = [];
    private int sweepAt = Few;

    public int Kept => takenUntil.Count;

    /// <param name="now">On a clock that never goes back.</param>
    /// <returns>Zero where there is something left.</returns>
    public TimeSpan WaitOf(Guid who, TimeSpan now)
    {
        var wait = takenUntil.GetValueOrDefault(who) + each - period - now;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    public void Take(Guid who, TimeSpan now)
    {
        var before = takenUntil.GetValueOrDefault(who);
        takenUntil[who] = (before > now ? before : now) + each;
        if (takenUntil.Count > sweepAt)
        {
            Sweep(now);
        }
    }

    private void Sweep(TimeSpan now)
    {
        foreach (var (who, until) in takenUntil)
        {
            if (until <= now)
            {
                takenUntil.Remove(who);
            }
        }

        sweepAt = Math.Max(Few, takenUntil.Count * 2);
    }
}
