using McaBot.Attestations;
using McaBot.Sandbox.World;
using Xunit.Abstractions;

namespace McaBot.Tests.Stories;

/// <summary>
/// kill -9 before and after each outside call of each flow. The calls are learned from a run without a crash; then one crew for each point is held
/// there, the bot is killed once, and what the next process makes of it is read from the ledger, the chats and the channel.
/// </summary>
[Collection(MortalFaultStories.Name)]
public sealed class CrashTests(MortalFaultyWorld story, ITestOutputHelper output)
{
    private const string Append = "storage PUT ledger/{id}.jsonl?comp=appendblock";
    private const string Roles = "graph POST users/{id}/checkMemberObjects";
    private const string Post = "teams POST conversations/{chat}/activities";
    private const string Settle = "teams PUT conversations/{chat}/activities/{message}";
    private const int Attempts = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly ParallelOptions AFew = new() { MaxDegreeOfParallelism = 8 };

    private static readonly CrashFlow Confirm = new(
        "A request being confirmed is on record with everybody told, or not at all",
        null, c => c.Request, (c, card) => c.Requester.PressesAsync(card, "attest.confirm"), ["Requested", "Assigned"], AttestationState.Requested, "request.withdraw", Append, Roles, Post);

    private static readonly CrashFlow Approve = new(
        "An approval counts once, and the requester hears of it",
        Confirm, c => c.Approvals[^1], (c, card) => c.Manager.PressesAsync(card, "decision.approve"), ["Approved", "HandedOff"], AttestationState.HandedOff, "request.recorded", Append, Post, Settle);

    private static readonly CrashFlow Reject = new(
        "A rejection counts once, and the requester hears of it",
        Confirm, c => c.Approvals[^1], (c, card) => c.Manager.PressesAsync(card, "decision.reject", ("reason", "Not this one.")), ["Rejected"], AttestationState.Rejected, null, Append, Post, Settle);

    private static readonly CrashFlow Withdraw = new(
        "A withdrawal counts once, and the manager's card settles",
        Confirm, c => c.Request, (c, card) => c.Requester.PressesAsync(card, "request.withdraw"), ["Withdrawn"], AttestationState.Withdrawn, null, Append, Settle);

    private static readonly CrashFlow Record = new(
        "What was recorded stays recorded, and all cards settle",
        Approve, c => c.Request, (c, card) => c.Requester.PressesAsync(card, "request.recorded", ("reference", "PC-2025-0001")), ["Completed"], AttestationState.Completed, null, Append, Roles, Settle);

    private static readonly CrashFlow Announce = Confirm with
    {
        Sentence = "A request being announced gets its thread in the channel", OnlyCalls = true, InChannel = true, Calls = ["storage GET channels?comp=list", "teams POST conversations"],
    };

    private readonly Dictionary<CrashFlow, Queue<CrashCrew>> waiting = [];

    [Fact]
    public async Task A_crash_at_any_call_loses_nothing_decides_nothing_twice_and_every_card_settles()
    {
        story.World.Client.RefreshesCards = false;
        await StrikeAsync(Confirm);
        await StrikeAsync(Approve, Reject, Withdraw);

        await story.Crew().Requester.AddsMcaBotToTheTeamAsync();
        await story.Hires("Ben", story.World.Ids.HelpdeskAgents).MentionsMcaBotAsync("subscribe");
        await StrikeAsync(Record, Announce);
    }

    /// <summary>Flows that share one death.</summary>
    private async Task StrikeAsync(params CrashFlow[] flows)
    {
        var watch = TimeProvider.System.GetTimestamp();
        void Note(string what) => output.WriteLine($"{TimeProvider.System.GetElapsedTime(watch).TotalSeconds:F1} s: {what}");
        List<CrashPoint> points = [];
        foreach (var flow in flows)
        {
            var names = await LearnAsync(flow);
            Assert.Superset(flow.Calls.ToHashSet(StringComparer.Ordinal), names.ToHashSet(StringComparer.Ordinal));
            var wanted = names.Where(name => !flow.OnlyCalls || flow.Calls.Contains(name, StringComparer.Ordinal)).SelectMany(name => new[] { (name, After: false), (name, After: true) }).ToList();
            var crews = await TakeAsync(flow.From, wanted.Count);
            points.AddRange(wanted.Zip(crews, (at, crew) => new CrashPoint(flow, crew, at.name, at.After)));
            Note($"{flow.Sentence}: {names.Count} calls, {wanted.Count} points");
        }

        var answers = await DieAsync(points);
        Note("dead");
        var unnoted = new Dictionary<CrashPoint, UnnotedPosts>();
        foreach (var point in points) unnoted[point] = await point.Crew.UnnotedAsync();
        await story.World.Bot!.StartAsync();
        Note("alive");

        // Calls at the very end may come too late, or be spared by what another turn did; the known ones may not.
        var missed = points.Where(p => !p.IsStruck).ToList();
        foreach (var point in missed) Note($"never came: {point}");
        List<string> faults = [.. missed.Where(p => p.Flow.Calls.Contains(p.Name, StringComparer.Ordinal)).Select(p => $"{p}: it never came to that")];
        Assert.InRange(missed.Count, 0, points.Count / 8);
        await Parallel.ForEachAsync(points, AFew, async (point, _) =>
        {
            try
            {
                await HoldsAsync(point, answers[point], unnoted[point]);
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

    /// <summary>One crew without a crash: the names of all calls from the act until nothing is left to do.</summary>
    private async Task<IReadOnlyList<string>> LearnAsync(CrashFlow flow)
    {
        var crew = (await TakeAsync(flow.From, 1))[0];
        var before = story.World.Requests.All.Count;
        await SucceedsAsync(flow.ActOf(crew));
        await crew.Crew.Ledger.ComesToRestAsync(flow.Ends);
        await crew.Crew.Ledger.HasItsHeadNotedAsync();
        await flow.CardsSettleAsync(crew);
        Keep(flow, crew);
        return [.. story.World.Requests.All.Skip(before).Select(r => CallNames.Of(r.Service, r.Method, r.Path)).OfType<string>().Distinct(StringComparer.Ordinal)];
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
                if (await Task.WhenAny(act, point.Struck) == act && (await act).Card is not null) break;
            }
        });
        await Task.WhenAny(Task.WhenAll(points.Select(p => p.Struck)), Task.Delay(Patience, TimeProvider.System));
        await story.World.Bot!.KillAsync();
        script.Release();
        await Task.WhenAll(acts.Values);
        story.World.Faults.Script = null;
        return acts.ToDictionary(a => a.Key, a => a.Value.Result);
    }

    private static async Task HoldsAsync(CrashPoint point, PressResult answer, UnnotedPosts unnoted)
    {
        var (flow, crew) = (point.Flow, point.Crew);
        var found = await crew.StepsAsync();
        if (answer.Card is not null) Assert.Equal(flow.StepsAfter, found);
        else
        {
            Assert.Contains(found, new[] { flow.StepsBefore, flow.StepsAfter });
            await SucceedsAsync(point.Act);
        }

        var attestation = await crew.Crew.Ledger.ComesToRestAsync(flow.Ends);
        Assert.Equal(flow.StepsAfter, await crew.StepsAsync());
        Assert.All(attestation.Effects.Values, effect => Assert.Equal(EffectStatus.Done, effect.Status));
        await flow.CardsSettleAsync(crew);
        if (flow.Ends == AttestationState.Requested) Assert.InRange(crew.Approvals.Count, 1, unnoted.Approval ? 2 : 1);
        if (flow.IsDecision) Assert.InRange(crew.Told.Count, 1, unnoted.Told ? 2 : 1);
        if (flow.InChannel) Assert.InRange(crew.Posts.Count, 1, unnoted.Channel ? 2 : 1);
    }

    /// <summary>On a busy machine the directory may not answer in time: whoever is told so tries again.</summary>
    private static async Task SucceedsAsync(Func<Task<PressResult>> act)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await act();
            if (answer.Card is not null) return;
            Assert.Contains("Reference: ", answer.Message ?? $"status {answer.Status}", StringComparison.Ordinal);
            Assert.True(attempt < Attempts, answer.Message);
        }
    }

    private void Keep(CrashFlow flow, CrashCrew crew)
    {
        if (!waiting.TryGetValue(flow, out var queue)) waiting[flow] = queue = new Queue<CrashCrew>();
        queue.Enqueue(crew);
    }

    /// <summary>Crews that are through with the flow: those that survived a crash in it first.</summary>
    private async Task<IReadOnlyList<CrashCrew>> TakeAsync(CrashFlow? flow, int count)
    {
        List<CrashCrew> taken = [];
        while (flow is not null && taken.Count < count && waiting.TryGetValue(flow, out var queue) && queue.TryDequeue(out var crew)) taken.Add(crew);
        if (taken.Count == count) return taken;

        var earlier = flow is null ? null : await TakeAsync(flow.From, count - taken.Count);
        await Parallel.ForEachAsync(Enumerable.Range(0, count - taken.Count), AFew, async (i, _) =>
        {
            var ready = earlier?[i] ?? await DraftAsync();
            if (flow is not null)
            {
                await SucceedsAsync(flow.ActOf(ready));
                await ready.Crew.Ledger.ComesToRestAsync(flow.Ends);
            }

            lock (taken) taken.Add(ready);
        });
        return taken;
    }

    private async Task<CrashCrew> DraftAsync()
    {
        var crew = story.Crew();
        return new CrashCrew(crew, await crew.Agent.ReachesConfirmationAsync());
    }
}
