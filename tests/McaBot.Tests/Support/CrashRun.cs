using McaBot.Attestations;
using McaBot.Sandbox.World;
using Xunit.Abstractions;

namespace McaBot.Tests.Support;

/// <summary>
/// kill -9 before and after each outside call of each flow. The calls are learned from a run without a crash; then one crew for each point
/// is held there, the bot is killed once, and what the next process makes of it is read from the ledger, the chats and the channel.
/// </summary>
internal sealed class CrashRun(StoryWorld story, ITestOutputHelper output)
{
    public const string Append = "storage PUT ledger/{id}.jsonl?comp=appendblock";
    public const string Roles = "graph POST users/{id}/checkMemberObjects";
    public const string Post = "teams POST conversations/{chat}/activities";
    public const string Reply = "teams POST conversations/{chat}/activities/{message}";
    public const string Settle = "teams PUT conversations/{chat}/activities/{message}";
    public const string ReadState = "storage GET state/{hash}";
    public const string WriteState = "storage PUT state/{hash}";
    private const int Attempts = 5;
    private const int MaxAppends = 3;
    private const int MaxLooks = 20;
    private const int MaxIdleLooks = 6;

    // Whoever's call has not come while nobody else's did either waits in vain; but for calls that are known to come, which may wait for
    // those that are held.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(6);
    private static readonly ParallelOptions AFew = new() { MaxDegreeOfParallelism = 8 };

    // Flows that have been gone through, and drafts that are ready to be confirmed.
    private readonly Dictionary<CrashFlow, Queue<CrashCrew>> waiting = [];
    private readonly Queue<CrashCrew> drafts = [];

    /// <summary>Flows that share one death.</summary>
    public async Task StrikeAsync(params CrashFlow[] flows)
    {
        var watch = TimeProvider.System.GetTimestamp();
        void Note(string what) => output.WriteLine($"{TimeProvider.System.GetElapsedTime(watch).TotalSeconds:F1} s: {what}");
        List<CrashPoint> points = [];
        foreach (var flow in flows)
        {
            var names = await LearnAsync(flow);
            Assert.Superset(flow.Calls.ToHashSet(StringComparer.Ordinal), names.ToHashSet(StringComparer.Ordinal));
            var wanted = names
                .Where(flow.Strikes)
                .SelectMany(name => new[] { (name, After: false), (name, After: true) })
                .Where(at => !at.After || !CallNames.Asks(at.name))
                .ToList();
            var crews = await TakeAsync(flow, wanted.Count);
            points.AddRange(wanted.Zip(crews, (at, crew) => new CrashPoint(flow, crew, at.name, at.After)));
        }

        Note($"{points.Count} crews ready");
        var before = await PostsAsync(points);
        var answers = await DieAsync(points);
        Note("dead");
        var left = await PostsAsync(points);
        await story.World.Bot!.StartAsync();
        Note("alive");

        // Calls at the very end may come too late, or be spared by what another turn did; the known ones may not.
        foreach (var flow in flows)
        {
            var of = points.Where(p => p.Flow == flow).ToList();
            var missed = of.Where(p => !p.IsStruck).ToList();
            output.WriteLine(
                $"{flow.Sentence}: {of.Count - missed.Count} of {of.Count} points struck{string.Concat(missed.Select(p => $"\n    never came: {(p.After ? "after" : "before")} {p.Name}"))}");
        }

        List<string> faults = [.. points.Where(p => !p.IsStruck && p.IsSure).Select(p => $"{p}: it never came to that")];
        Assert.InRange(points.Count(p => !p.IsStruck), 0, points.Count / 8);
        await Parallel.ForEachAsync(points, AFew, async (point, _) =>
        {
            try
            {
                await HoldsAsync(point, answers[point], before[point], left[point]);
            }
            catch (Exception e) when (e is Xunit.Sdk.XunitException or TimeoutException or InvalidOperationException)
            {
                lock (faults) faults.Add($"{point}: {e.Message}");
            }
        });
        Note("settled");
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
        foreach (var point in points) Keep(point.Flow, point.Crew);
    }

    /// <summary>Everybody who went through a flow, also where nothing crashed.</summary>
    public IReadOnlyList<CrashCrew> Through(CrashFlow flow) => waiting.TryGetValue(flow, out var queue) ? [.. queue] : [];

    /// <summary>One crew without a crash: the names of all calls from the act until nothing is left to do.</summary>
    private async Task<IReadOnlyList<string>> LearnAsync(CrashFlow flow)
    {
        var crew = (await TakeAsync(flow, 1))[0];
        var before = story.World.Requests.All.Count;
        await GoesThroughAsync(flow, crew);
        if (flow.Ends is not null) await crew.Crew.Ledger.HasItsHeadNotedAsync();
        var made = story.World.Requests.All.Skip(before).Select(r => CallNames.Of(r.Service, r.Method, r.Path)).OfType<string>().ToList();
        await flow.CardsSettleAsync(crew);
        await flow.Holds(crew);
        Keep(flow, crew);
        return
        [
            .. made.Distinct(StringComparer.Ordinal),
            .. Enumerable
                .Range(2, Math.Max(0, Math.Min(MaxAppends, made.Count(name => name == Append)) - 1))
                .Select(number => $"{Append}#{number}"),
        ];
    }

    private static async Task<Dictionary<CrashPoint, CrashPosts>> PostsAsync(List<CrashPoint> points)
    {
        var posts = new Dictionary<CrashPoint, CrashPosts>();
        foreach (var point in points) posts[point] = await point.Crew.PostsAsync();
        return posts;
    }

    /// <summary>Everybody acts; each crew is held at its point; then the bot is killed.</summary>
    private async Task<Dictionary<CrashPoint, PressResult>> DieAsync(List<CrashPoint> points)
    {
        var script = new CrashScript(points);
        var acts = new Dictionary<CrashPoint, Task<PressResult>>();
        story.World.Faults.Script = script.Decide;
        await Parallel.ForEachAsync(points, AFew, async (point, _) =>
        {
            for (var attempt = 0; attempt == 0 || (attempt < Attempts && !point.IsStruck); attempt++)
            {
                var act = point.Act();
                lock (acts) acts[point] = act;
                if (await Task.WhenAny(act, point.Struck) == act && point.Flow.IsAnswered(point.Crew, await act)) break;
            }
        });
        await AllAreStruckAsync(points);
        await story.World.Bot!.KillAsync();
        script.Release();
        await Task.WhenAll(acts.Values);
        story.World.Faults.Script = null;
        return acts.ToDictionary(a => a.Key, a => a.Value.Result);
    }

    private static async Task AllAreStruckAsync(List<CrashPoint> points)
    {
        var all = Task.WhenAll(points.Select(p => p.Struck));
        for (var (look, idle, before) = (0, 0, -1); look < MaxLooks; look++)
        {
            var struck = points.Count(p => p.IsStruck);
            idle = struck > before ? 0 : idle + 1;
            before = struck;
            if (idle > (points.All(p => p.IsStruck || !p.IsSure) && points.Count - struck <= points.Count / 8 ? 0 : MaxIdleLooks)) return;
            if (await Task.WhenAny(all, Task.Delay(BetweenLooks, TimeProvider.System)) == all) return;
        }
    }

    private static async Task HoldsAsync(CrashPoint point, PressResult answer, CrashPosts before, CrashPosts left)
    {
        var (flow, crew) = (point.Flow, point.Crew);
        var found = await crew.StepsAsync();
        Assert.Equal(flow.StepsAfter.Take(found.Count), found);
        var isOnRecord = found.Count >= flow.StepsBefore.Count + flow.AtOnce;
        Assert.True(isOnRecord || (found.Count == flow.StepsBefore.Count && !flow.IsAnswered(crew, answer)), string.Join(", ", found));
        if (!flow.IsAnswered(crew, answer) && (flow.IsRepeatable || !isOnRecord)) await SucceedsAsync(flow, crew, point.Act);

        if (flow.Ends is { } ends)
        {
            var attestation = await crew.Crew.Ledger.ComesToRestAsync(ends);
            Assert.Equal(flow.StepsAfter, await crew.StepsAsync());
            Assert.All(attestation.Messages.Values, effect => Assert.Equal(MessageStatus.Done, effect.Status));
        }

        await flow.CardsSettleAsync(crew);
        Assert.InRange(
            crew.Approvals.Count - before.Approvals, flow.Posts.Approvals,
            flow.Posts.Approvals + More(left.TellsApprover, left.Approvals - before.Approvals));
        Assert.InRange(
            crew.Inherited.Count - before.Inherited, flow.Posts.Inherited,
            flow.Posts.Inherited + More(left.TellsApprover, left.Inherited - before.Inherited));

        // A message of an earlier flow that has settled since says something else now.
        var told = crew.Told.Count - before.Told;
        Assert.InRange(told, Math.Min(told, 0) + flow.Posts.Told, flow.Posts.Told + More(left.TellsRequester, left.Told - before.Told));
        if (flow.Posts.Channel > 0)
            Assert.InRange(crew.Posts.Count - before.Channel, 1, 1 + More(left.TellsChannel, left.Channel - before.Channel));
        await flow.Holds(crew);
    }

    /// <summary>A post that was in place, and not noted, when the bot died is seen twice; no other.</summary>
    private static int More(bool isUnnoted, int posted) => isUnnoted && posted > 0 ? 1 : 0;

    private static async Task GoesThroughAsync(CrashFlow flow, CrashCrew crew)
    {
        await SucceedsAsync(flow, crew, flow.ActOf(crew));
        if (flow.Ends is { } ends) await crew.Crew.Ledger.ComesToRestAsync(ends);
    }

    /// <summary>On a busy machine the directory may not answer in time: whoever is told so tries again.</summary>
    private static async Task SucceedsAsync(CrashFlow flow, CrashCrew crew, Func<Task<PressResult>> act)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await act();
            if (flow.IsAnswered(crew, answer)) return;
            if (answer.Message is { } words) Assert.Contains("Reference: ", words, StringComparison.Ordinal);
            Assert.True(answer.IsOk && attempt < Attempts, $"status {answer.Status} {answer.Message}");
        }
    }

    private void Keep(CrashFlow flow, CrashCrew crew)
    {
        if (flow.From is null && flow.Ends is null)
        {
            drafts.Enqueue(crew);
            return;
        }

        if (!waiting.TryGetValue(flow, out var queue)) waiting[flow] = queue = new Queue<CrashCrew>();
        queue.Enqueue(crew);
    }

    /// <summary>Crews that are about to begin the flow: those that survived a crash in the one before it first.</summary>
    private async Task<IReadOnlyList<CrashCrew>> TakeAsync(CrashFlow flow, int count)
    {
        List<CrashCrew> taken = [];
        var ready = flow.From is not null ? waiting.GetValueOrDefault(flow.From) : flow.Begins == "attest.confirm" ? drafts : null;
        while (ready is not null && taken.Count < count && ready.TryDequeue(out var crew)) taken.Add(crew);
        if (taken.Count == count) return taken;

        var earlier = flow.From is null ? null : await TakeAsync(flow.From, count - taken.Count);
        await Parallel.ForEachAsync(Enumerable.Range(0, count - taken.Count), AFew, async (i, _) =>
        {
            var crew = earlier?[i] ?? await DraftAsync(flow.Begins);
            if (flow.From is not null) await GoesThroughAsync(flow.From, crew);
            lock (taken) taken.Add(crew);
        });
        return taken;
    }

    private async Task<CrashCrew> DraftAsync(string verb)
    {
        var crew = story.Crew();
        var card = await crew.Agent.StartsAsync();
        if (verb != "attest.scenario") card = await crew.Agent.ChoosesAsync(card);
        if (verb is not ("attest.scenario" or "attest.customer")) card = await crew.Agent.DescribesCustomerAsync(card);
        if (verb == "attest.confirm") card = await crew.Agent.DescribesAcceptanceAsync(card);
        return new CrashCrew(story, crew, card, verb);
    }
}
