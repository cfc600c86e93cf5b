using System.Collections.Concurrent;

namespace McaBot.Sandbox.Wire;

/// <summary>How fast a bot may send to one conversation.</summary>
/// <remarks>Source: Microsoft Learn, "Optimize your bot with rate limiting in Teams".</remarks>
internal sealed class SendLimits(TimeProvider clock)
{
    private static readonly (int Count, TimeSpan Within)[] Limits =
        [(7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1))];

    private readonly ConcurrentDictionary<string, List<DateTimeOffset>> sent = new(StringComparer.Ordinal);

    /// <returns>How long to wait, or null when this send is within the limits; only then does it count.</returns>
    public TimeSpan? WaitFor(string conversation)
    {
        var times = sent.GetOrAdd(conversation, _ => []);
        lock (times)
        {
            var now = clock.GetUtcNow();
            times.RemoveAll(time => time < now - Limits[^1].Within);
            foreach (var (count, within) in Limits)
            {
                if (times.Count >= count && times[^count] + within is var free && free > now) return free - now;
            }

            times.Add(now);
            return null;
        }
    }
}
