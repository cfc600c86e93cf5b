using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using McaBot.Benchmarks.Soak;
using McaBot.Sandbox;
using McaBot.Sandbox.World;

namespace McaBot.Benchmarks.ScaleOut;

/// <summary>Many rows in files of several people at once, and somebody who only types a word now and then meanwhile.</summary>
internal static class BulkRun
{
    private static readonly TimeSpan BetweenWords = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(20);

    /// <returns>Tables.</returns>
    public static async Task<string> RunAsync(BulkOptions options)
    {
        await using var world = await SandboxWorld.StartAsync(SoakRun.World with { StorageThroughProxy = true });
        List<BulkSender> senders = [.. Enumerable.Range(0, options.People).Select(n => Hire(world, n, options.Rows / options.People))];
        var passer = Hire(world, "passer-by", null);
        var text = new StringBuilder()
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"{options.Rows} rows in {options.People} files, each of its own agent and manager, one process")
            .AppendLine(
                "| phase | time | rows a second | calls a row: storage | Graph | connector | bot, CPU a row | refused a row (409, 412) "
                + "| a typed word meanwhile: p50 | p99 | words |")
            .AppendLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        var notes = new StringBuilder();
        var rows = options.Rows / options.People * options.People;

        // The first words of a process take long.
        await WordsAsync(passer, Task.Delay(Quiet / 2, TimeProvider.System));
        await PhaseAsync("nothing else", 0, () => Task.Delay(Quiet, TimeProvider.System));
        Message[] approvals = [];
        await PhaseAsync(
            "sent, confirmed, on record, asked", rows,
            async () => approvals = await Task.WhenAll(senders.Select(s => s.RequestsAsync())));
        await PhaseAsync(
            "approved, carried out, told", rows, () => Task.WhenAll(senders.Zip(approvals, (s, approval) => s.DecidesAsync(approval))));
        return $"{text}\n{notes}";

        async Task PhaseAsync(string name, int done, Func<Task> act)
        {
            using var counts = new CallCounts(world.Requests);
            var (begun, cpu) = (TimeProvider.System.GetTimestamp(), world.Bot!.ProcessorTime);
            var acting = act();
            var words = await WordsAsync(passer, acting);
            await acting;
            var took = TimeProvider.System.GetElapsedTime(begun);
            var used = world.Bot.ProcessorTime - cpu;
            string Text(double number, string format) => done == 0 ? "-" : Number(number, format);
            string Each(double number, string format = "0.0") => Text(number / done, format);
            string[] cells =
            [
                name,
                $"{Number(took.TotalSeconds)} s",
                Text(done / took.TotalSeconds, "0"),
                Each(counts.Of("storage")),
                Each(counts.Of("graph")),
                Each(counts.Of("teams"), "0.00"),
                $"{Each(used.TotalMilliseconds)} ms",
                Each(counts.Refused, "0.00"),
                $"{Number(words.Percentile(50).TotalMilliseconds)} ms",
                $"{Number(words.Percentile(99).TotalMilliseconds)} ms",
                Number(words.Count),
            ];
            text.AppendLine(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |");
            if (done > 0)
            {
                notes.AppendLine(CultureInfo.InvariantCulture, $"{name}: conditions that did not hold most often: {counts.Hottest(4)}");
            }
        }
    }

    private static string Number(double number, string format = "0") => number.ToString(format, CultureInfo.InvariantCulture);

    /// <returns>How long each word took until it was answered, shortest first.</returns>
    private static async Task<IReadOnlyList<TimeSpan>> WordsAsync(TeamsUser who, Task meanwhile)
    {
        var took = new ConcurrentBag<TimeSpan>();
        do
        {
            var begun = TimeProvider.System.GetTimestamp();
            await who.SaysAsync("my requests");
            took.Add(TimeProvider.System.GetElapsedTime(begun));
            await Task.WhenAny(meanwhile, Task.Delay(BetweenWords, TimeProvider.System));
        }
        while (!meanwhile.IsCompleted);

        return [.. took.Order()];
    }

    private static BulkSender Hire(SandboxWorld world, int number, int rows)
    {
        var manager = Hire(world, $"Morgan-{number}", null);
        return new BulkSender(Hire(world, $"Alex-{number}", manager.Person.Oid), manager, rows);
    }

    private static TeamsUser Hire(SandboxWorld world, string name, string? manager)
    {
        var user = SoakRun.Add(world, name, manager);
        world.Directory.AddMember(world.Ids.HelpdeskAgents, user.Person.Oid);
        return user;
    }
}
