using System.Globalization;
using McaBot.Benchmarks.History.Filling;
using McaBot.Sandbox.Processes;
using McaBot.Sandbox.World;

namespace McaBot.Benchmarks.History;

/// <summary>What reads much: audit files, made by the running bot, and a check of everything, at the command line.</summary>
internal static class HistoryScans
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);
    private static readonly TimeSpan Begins = TimeSpan.FromSeconds(60);

    /// <summary>Of what the bot wrote last, should no file come.</summary>
    private const int Told = 40;

    /// <param name="customers">Who have what is closed.</param>
    public static async Task ExportAsync(HistoryWorld world, int customers, HistoryScanTable table)
    {
        // What is open is of customers of their own.
        var one = world.Peek().Key.Number;

        // The first file of a process pays for what is compiled then.
        await ExportAsync(world, "", one, 1);
        table.Add(await ExportAsync(world, "export of a customer", one, 1));
        var month = HistoryFilling.FirstMonth(world.FilledAt).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        table.Add(await ExportAsync(world, "export of a month", month, InItsLedgers(world.Size, customers)));
    }

    public static async Task<HistoryScan> VerifyAsync(HistoryWorld world)
    {
        ProcessUse? use = null;
        var cost = await world.CostOfAsync(async () =>
        {
            await using var verify = ChildProcess.Start(
                "verify", "dotnet", [Path.Combine(AppContext.BaseDirectory, "McaBot.dll"), "verify"], world.Environment,
                AppContext.BaseDirectory);
            verify.LineWritten += line => Console.Error.WriteLine($"{world.Size}: {line}");
            use = await ProcessUse.WatchAsync(() => verify.ProcessorTime, () => verify.WorkingSet, verify.Exited);
            await verify.AllLinesAsync();
            if (verify.ExitCode != 0) throw verify.Failed("found what was generated not to hold");
        });
        return new HistoryScan(
            "verify of everything", world.Size, world.Size + HistoryFilling.Open, cost with { Cpu = use!.Cpu }, use.Most, 0);
    }

    private static async Task<HistoryScan> ExportAsync(HistoryWorld world, string action, string scope, int attestations)
    {
        var after = world.Agent.Chat.Messages.Max(message => message.Revision);
        var (size, use) = (0L, new ProcessUse(TimeSpan.Zero, 0));
        var cost = await world.CostOfAsync(async () =>
        {
            var making = MakeAsync();
            use = await ProcessUse.WatchAsync(() => world.ProcessorTime, () => world.WorkingSet, making);
            size = await making;
        });
        return new HistoryScan(action, world.Size, attestations, cost, use.Most, size);

        bool IsAnswer(Message message) => message.From != world.Agent.Person.TeamsId;

        async Task<long> MakeAsync()
        {
            await world.Agent.SaysAsync($"export {scope}");
            var begun = await world.Agent.Chat.WaitForAsync(IsAnswer, after, Begins);
            var ended = begun.FileConsent is null
                ? await world.Agent.Chat.WaitForAsync(message => IsAnswer(message) && message.Id != begun.Id, begun.Revision, Patience)
                : begun;
            return ended.FileConsent?.Size ?? throw new InvalidOperationException(
                $"No file was offered, but: {begun} {ended}\n{string.Join('\n', world.Lines.TakeLast(Told))}");
        }
    }

    /// <summary>An audit file of a month holds whole ledgers: all that its customers ever asked for.</summary>
    private static int InItsLedgers(int closed, int customers) =>
        Enumerable.Range(0, HistoryFilling.InFirstMonth(closed)).Sum(customer => (closed - customer + customers - 1) / customers);
}
