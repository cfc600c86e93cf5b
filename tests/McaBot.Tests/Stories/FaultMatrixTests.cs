using System.Collections.Concurrent;
using McaBot.Attestations;
using McaBot.Sandbox.Wire;
using McaBot.Tests.Support;
using Xunit.Abstractions;

namespace McaBot.Tests.Stories;

/// <summary>Every call of the main story, failing in every way: storage, the directory and the channel.</summary>
[Collection(FaultStories.Name)]
public sealed class FaultMatrixTests(FaultyWorld story, ITestOutputHelper output)
{
    private static readonly string[] Services = ["storage", "graph", "teams"];
    private static readonly ParallelOptions Several = new() { MaxDegreeOfParallelism = 24 };

    [Fact]
    public async Task Whatever_call_fails_in_whatever_way_people_are_answered_in_time_nothing_is_half_done_and_all_comes_to_rest()
    {
        var watch = TimeProvider.System.GetTimestamp();
        var lives = FaultColumn.All.SelectMany(column => Enumerable.Range(0, column.Lives).Select(share => Begin(column, share))).ToList();
        var faults = new ConcurrentQueue<string>();
        story.World.Client.RefreshesCards = false;
        story.World.Faults.Script = (service, method, path) => Decide(lives, service, method, path);
        try
        {
            await Parallel.ForEachAsync(lives, Several, async (life, _) =>
            {
                try
                {
                    await life.LiveAsync();
                }
                catch (Exception e)
                {
                    life.Calls.IsOver = true;
                    faults.Enqueue(
                        $"{life}: {e.Message}\n{e.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains(nameof(FaultyLife), StringComparison.Ordinal))}");
                }
            });
        }
        finally
        {
            story.World.Faults.Script = null;
            story.World.Client.RefreshesCards = true;
        }

        output.WriteLine(
            $"{TimeProvider.System.GetElapsedTime(watch).TotalSeconds:F0} s, the longest turn {lives.Max(l => l.Longest).TotalSeconds:F1} s");
        Assert.True(faults.IsEmpty, string.Join("\n\n", faults));

        // Some calls are made only after certain failures.
        var rows = lives
            .SelectMany(l => l.Calls.Seen)
            .CountBy(call => call)
            .Where(call => call.Value > lives.Count / 2)
            .Select(call => call.Key)
            .ToList();
        var cells = lives.SelectMany(l => l.Calls.Struck.Select(call => (Call: call, l.Calls.Column.Name))).ToHashSet();
        foreach (var service in Services)
        {
            var (usual, struck) = (rows.Where(r => IsOf(r, service)).ToList(), cells.Count(c => IsOf(c.Call, service)));
            output.WriteLine(
                $"{service}: {usual.Count} calls, {struck} failures; seldom struck: {string.Join(", ", usual.Where(u => cells.Count(c => c.Call == u) < 6))}");
            Assert.True(struck > 0.8 * FaultColumn.All.Count * usual.Count);
        }
    }

    [Fact]
    public async Task While_no_token_can_be_had_people_are_told_so_and_afterwards_all_goes_on_without_a_restart()
    {
        story.World.StandIns.Identity.TokenLife = TimeSpan.FromMinutes(1);
        await story.World.Bot!.RestartAsync();
        var crew = story.Crew();
        await crew.Manager.OpensMcaBotAsync();
        var card = await crew.Agent.ReachesConfirmationAsync();
        foreach (var failure in new[] { "500", "stall" })
        {
            using var down = story.Fails(failure, "identity", "", TimeSpan.FromSeconds(30));
            Assert.Matches(
                "The directory does not answer.*Reference: [0-9a-f]{32}",
                (await crew.Requester.PressesAsync(card, "attest.confirm")).Message);
            Assert.False(await crew.Ledger.ExistsAsync());
        }

        using (var down = story.Fails("503", "identity", "botframework", TimeSpan.Zero))
        {
            await crew.Requester.PressesAsync(card, "attest.confirm");
            await down.Hit;
            Assert.DoesNotContain(crew.Manager.Chat.Messages, m => m.Card?.Has("decision.approve") == true);
        }

        var approval = await crew.Manager.SeesCardWithAsync("decision.approve");
        Assert.All((await crew.Ledger.ComesToRestAsync(AttestationState.Requested)).Messages.Values, e =>
            Assert.Equal(MessageStatus.Done, e.Status));
        story.World.StandIns.Identity.TokenLife = TimeSpan.FromHours(24);
        await crew.Manager.PressesAsync(approval, "decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        Assert.Equal(["Requested", "Assigned", "Approved", "HandedOff"], await crew.Ledger.StepsAsync());
    }

    private static bool IsOf(string call, string service) => call.Contains($": {service} ", StringComparison.Ordinal);

    private static Fault? Decide(IReadOnlyList<FaultyLife> lives, string service, string method, string path) =>
        Services.Contains(service)
        && lives.FirstOrDefault(l => l.Calls.Own(path)) is { } life
        && CallNames.Of(service, method, path) is { } name
            ? life.Calls.Decide(service, name)
            : null;

    private FaultyLife Begin(FaultColumn column, int share)
    {
        var crew = story.Crew();
        var marks = new CrewMarks(crew);
        return new FaultyLife(crew, marks, new FaultyCalls(marks, column, share));
    }
}
