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
