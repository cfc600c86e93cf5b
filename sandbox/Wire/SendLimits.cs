using System.Collections.Concurrent;

namespace McaBot.Sandbox.Wire;

/// <summary>How fast a bot may send to one conversation, and how many requests it may make in all.</summary>
/// <remarks>Source: Microsoft Learn, "Optimize your bot with rate limiting in Teams".</remarks>
internal sealed class SendLimits(TimeProvider clock)
{
    private const string WholeApp = "";

    private static readonly (int Count, TimeSpan Within)[] OfConversation =
        [(7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1))];

    private static readonly (int Count, TimeSpan Within)[] OfApp = [(30, TimeSpan.FromSeconds(1))];

    private readonly ConcurrentDictionary<string, List<DateTimeOffset>> sent = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> violations = new(StringComparer.Ordinal);

    /// <summary>How often each conversation was sent to too fast; the whole app by an empty id.</summary>
    public IReadOnlyDictionary<string, int> Violations => violations;

    /// <returns>How long to wait, or null when this send is within the limits; only then does it count.</returns>
    public TimeSpan? WaitFor(string conversation) => WaitFor(conversation, OfConversation);

    /// <inheritdoc cref="WaitFor(string)"/>
    public TimeSpan? WaitForApp() => WaitFor(WholeApp, OfApp);

    private TimeSpan? WaitFor(string whom, (int Count, TimeSpan Within)[] limits)
    {
        var times = sent.GetOrAdd(whom, _ => []);
        lock (times)
        {
            var now = clock.GetUtcNow();
            times.RemoveAll(time => time < now - limits[^1].Within);
            foreach (var (count, within) in limits)
            {
                if (times.Count >= count && times[^count] + within is var free && free > now)
                {
                    violations.AddOrUpdate(whom, 1, (_, known) => known + 1);
                    return free - now;
                }
            }

            times.Add(now);
            return null;
        }
    }
}
