using System.Diagnostics;
using McaBot.Sandbox;
using McaBot.Sandbox.Wire;

namespace McaBot.Tests.Support;

/// <summary>
/// What one turn asked of others before its answer was there, but for the answer's own message. Calls are let go in rounds, so that it
/// shows which waits for which.
/// </summary>
/// <param name="Late">How many rounds were let go before all had come that could be in them: the machine was too busy.</param>
internal sealed record TurnCalls(IReadOnlyList<LoggedRequest> All, int Late)
{
    private const string Append = "storage PUT ledger/{id}.jsonl?comp=appendblock";

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(500);
    private static readonly string[] OfCustomers = [" ledger/", " open/", " outbox/customers/"];

    public IReadOnlyList<string> Names => [.. All.Select(call => NameOf(call)!)];

    /// <summary>The most calls that were made one after the other.</summary>
    public int Depth
    {
        get
        {
            var (depth, free) = (0, DateTimeOffset.MinValue);
            foreach (var call in All.OrderBy(call => call.At))
            {
                if (call.Began >= free) (depth, free) = (depth + 1, call.At);
            }

            return depth;
        }
    }

    /// <summary>What was read twice, or read after it had been written, by path.</summary>
    public IReadOnlyList<string> ReadInVain =>
    [
        .. All.Where(call => call.Method is "GET" && All.Any(other => other != call && IsSame(other, call) && other.Began <= call.Began))
            .Select(call => NameOf(call)!),
    ];

    /// <summary>Does something as a person, and tells what the bot called for it before it answered.</summary>
    public static async Task<TurnCalls> OfAsync(SandboxWorld world, Func<Task> act)
    {
        using var trace = new Activity("turn").SetIdFormat(ActivityIdFormat.W3C).Start();
        var id = trace.TraceId.ToHexString();
        await WorldRestsAsync(world);
        var (ended, late) = await HeldUpAsync(world, act);
        var made = world.Requests.Ever.Where(call => call.Trace == id && NameOf(call) is not null && !IsTyping(call)).ToList();
        made.RemoveAll(call => IsEnd(call, made));
        var answered = made.Where(IsAnswer).Select(call => call.At).Append(ended).Min();
        var calls = made.Where(call => call.At <= answered).ToList();
        var appending = calls.FirstOrDefault(call => NameOf(call) == Append)?.Began;
        return new TurnCalls([.. calls.Where(call => !IsAnswer(call) && !IsAnchor(call, appending))], late);
    }

    /// <summary>Does something as a person, waits until all is done, and tells what the bot called for it outside that turn.</summary>
    /// <param name="customer">Whose outbox it is: what is left to do for others meanwhile is not counted,
    /// nor are anchors, which are noted beside the rest.</param>
    public static async Task<TurnCalls> AfterAsync(SandboxWorld world, Guid customer, Func<Task> act, Func<Task> rest)
    {
        using var trace = new Activity("turn").SetIdFormat(ActivityIdFormat.W3C).Start();
        var id = trace.TraceId.ToHexString();
        await WorldRestsAsync(world);
        var before = world.Requests.Ever.Count;
        var (_, late) = await HeldUpAsync(world, async () =>
        {
            await act();
            await rest();
        });
        return new TurnCalls([
            .. world.Requests.Ever.Skip(before).Where(call =>
                call.Trace != id && NameOf(call) is { } name && !name.Contains(" heads/", StringComparison.Ordinal)
                && (!OfCustomers.Any(part => name.Contains(part, StringComparison.Ordinal))
                    || call.Path.Contains($"{customer:D}", StringComparison.Ordinal))),
        ], late);
    }

    /// <summary>
    /// What is still to be done for others, or for the same person before, would be counted too: a turn that reads a ledger whose last
    /// anchor is not yet noted notes it.
    /// </summary>
    private static Task WorldRestsAsync(SandboxWorld world)
    {
        var bot = world.Bot!.Id!.Value;
        return Waiting.UntilAsync("a while without a call of the bot", async () =>
            world.Requests.Ever.Last(call => NameOf(call) is not null).At + Rest < TimeProvider.System.GetUtcNow()
            && await ProcessThreads.RestAsync(bot));
    }

    /// <returns>When it was done: what is called for from then on is still held.</returns>
    private static async Task<(DateTimeOffset Ended, int Late)> HeldUpAsync(SandboxWorld world, Func<Task> act)
    {
        await using var rounds = new CallRounds(world);
        await act();
        return (TimeProvider.System.GetUtcNow(), rounds.Late);
    }

    /// <summary>The same until the ledger's next entry is written: how much of what follows is seen depends on who waits for it.</summary>
    public TurnCalls UpToAppend()
    {
        var written = All.Where(call => NameOf(call) == Append).Min(call => call.At);
        return this with { All = [.. All.Where(call => call.Began < written)] };
    }

    public override string ToString()
    {
        var start = All.Select(call => call.Began).DefaultIfEmpty().Min();
        var late = Late > 0 ? $", {Late} rounds too early" : "";
        return $"{All.Count} calls, {Depth} deep{late}\n" + string.Join('\n', All.OrderBy(call => call.Began).Select(call =>
            $"{(call.Began - start).TotalMilliseconds,6:0} to {(call.At - start).TotalMilliseconds,6:0} ms: {call.Status} {NameOf(call)}"));
    }

    private static bool IsSame(LoggedRequest one, LoggedRequest other) =>
        one.Service == other.Service && string.Equals(one.Path, other.Path, StringComparison.Ordinal);

    private static bool IsAnswer(LoggedRequest call) => call.Service == "teams" && call.Method == "POST" && !IsTyping(call);

    /// <summary>Sent where a turn takes long, and waited for by nobody.</summary>
    public static bool IsTyping(LoggedRequest call) =>
        call.Service == "teams" && call.Body.Contains("\"typing\"", StringComparison.Ordinal);

    /// <summary>That a delivery is over is noted after the answer was made, whoever waits for that.</summary>
    private static bool IsEnd(LoggedRequest call, List<LoggedRequest> made) =>
        call.Method == "PUT" && NameOf(call)!.StartsWith("storage PUT deliveries/", StringComparison.Ordinal)
        && made.Exists(other => other.Method == "PUT" && IsSame(other, call) && other.Began < call.Began);

    /// <summary>Noted after the answer, whoever waits for that.</summary>
    private static bool IsAnchor(LoggedRequest call, DateTimeOffset? appending) =>
        NameOf(call)!.EndsWith(" heads/{id}.json", StringComparison.Ordinal) && (call.Method == "PUT" || call.Began > appending);

    private static string? NameOf(LoggedRequest call) => CallNames.Of(call.Service, call.Method, call.Path);
}
