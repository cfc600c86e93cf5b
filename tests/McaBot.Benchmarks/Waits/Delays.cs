using System.Collections.Concurrent;
using McaBot.Sandbox.Wire;

namespace McaBot.Benchmarks.Waits;

/// <summary>
/// How long each call takes on its way. Timers come late, the later the busier the machine is: what each call was held up for in truth is
/// what counts.
/// </summary>
/// <param name="distance">A part of the real distance.</param>
internal sealed class Delays(double distance)
{
    public const string Storage = "storage";
    public const string Graph = "graph";
    public const string Connector = "teams";

    private static readonly Dictionary<string, TimeSpan> Real = new(StringComparer.Ordinal)
    {
        [Storage] = TimeSpan.FromMilliseconds(25),
        [Graph] = TimeSpan.FromMilliseconds(80),
        [Connector] = TimeSpan.FromMilliseconds(60),
    };

    private readonly ConcurrentDictionary<string, ConcurrentQueue<TimeSpan>> held = new(StringComparer.Ordinal);

    public static IEnumerable<string> Services => Real.Keys;

    /// <summary>What each call to it is to take longer.</summary>
    public TimeSpan Asked(string service) => Real[service] * distance;

    /// <summary>What the middle one of its calls was held up for; nothing where there was none.</summary>
    public TimeSpan Middle(string service) => held.TryGetValue(service, out var all) && all.Order().ToList() is { Count: > 0 } sorted
        ? sorted.Percentile(50)
        : TimeSpan.Zero;

    /// <summary>Forgets what was held up until now.</summary>
    public void Clear() => held.Clear();

    public Fault? Of(string service, string method, string path) => distance > 0 && Real.ContainsKey(service)
        ? new Fault { Stall = Asked(service), Stalled = took => held.GetOrAdd(service, _ => new()).Enqueue(took) }
        : null;
}
