using System.Collections.Concurrent;
using System.Globalization;
using McaBot.Sandbox.Wire;

namespace McaBot.Benchmarks.ScaleOut;

/// <summary>What was asked of storage, Graph and the connector while it counts, by kind and by what came of it.</summary>
internal sealed class CallCounts : IDisposable
{
    private const string Post = "teams POST activities";
    private readonly ConcurrentDictionary<string, int> all = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> refused = new(StringComparer.Ordinal);
    private readonly RequestLog log;

    public CallCounts(RequestLog log)
    {
        this.log = log;
        log.Answered += Add;
    }

    /// <summary>Messages that nobody had just asked for, and cards that were brought up to date.</summary>
    public int Notifications => all.Where(c => c.Key is Post or "teams PUT activities").Sum(c => c.Value);

    public int Of(string service) => all.Where(c => c.Key.StartsWith(service, StringComparison.Ordinal)).Sum(c => c.Value);

    /// <summary>Pages of names.</summary>
    public int Lists => all.Where(c => c.Key.EndsWith(" list", StringComparison.Ordinal)).Sum(c => c.Value);

    /// <summary>Conditions that did not hold: somebody else had written the blob.</summary>
    public int Refused => refused.Values.Sum();

    /// <summary>The blobs at which they did not hold most often.</summary>
    public string Hottest(int most) => string.Join(
        ", ",
        refused.ToArray()
            .OrderByDescending(c => c.Value)
            .Take(most)
            .Select(c => $"{c.Key.Replace("storage PUT ", "", StringComparison.Ordinal)} {c.Value}"));

    public void Dispose() => log.Answered -= Add;

    private void Add(LoggedRequest call)
    {
        if (call.Service is not ("storage" or "graph" or "teams"))
        {
            return;
        }

        var kind = KindOf(call);
        all.AddOrUpdate(kind, 1, (_, count) => count + 1);

        // Making what is there already is how a first writer is found out, and no race.
        if (call is { Service: "storage", Status: 409 or 412 })
        {
            refused.AddOrUpdate($"{kind} ({call.Status.ToString(CultureInfo.InvariantCulture)})", 1, (_, count) => count + 1);
        }
    }

    /// <summary>Such as "storage PUT index/people": the same for everybody.</summary>
    private static string KindOf(LoggedRequest call)
    {
        var query = call.Path.IndexOf('?', StringComparison.Ordinal);
        var path = Uri.UnescapeDataString(query < 0 ? call.Path : call.Path[..query]).Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (call.Service != "storage")
        {
            return $"{call.Service} {call.Method} {Last(path)}";
        }

        var comp = query < 0 ? "" : call.Path[query..].Split('?', '&').FirstOrDefault(p => p.StartsWith("comp=", StringComparison.Ordinal));
        string[] blob = path switch
        {
            [_, _, "bulk", .., var last] => ["bulk", last],
            [_, _, "index" or "outbox", _, _, ..] => path[2..4],
            [_, _, var first, ..] => [first],
            _ => [],
        };
        return $"storage {call.Method} {string.Join('/', blob)} {comp?.Replace("comp=", "", StringComparison.Ordinal)}".TrimEnd();
    }

    private static string Last(string[] path) => path.Contains("activities", StringComparer.Ordinal)
        ? path[^1] == "activities" || path[^2] != "activities" ? "activities" : "reply"
        : path.Length > 0 ? path[^1] : "";
}
