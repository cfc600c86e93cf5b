using McaBot.Benchmarks.Soak;
using McaBot.Benchmarks.Start;
using McaBot.Sandbox;

namespace McaBot.Benchmarks.Memory;

/// <summary>What is in memory at rest and in a soak: the same process, as it is published, with the image's settings.</summary>
internal static class MemoryRun
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(45);

    /// <summary>Of the soak, in which the process has become as large as it will.</summary>
    private const double Late = 0.8;

    /// <returns>A table.</returns>
    public static async Task<string> RunAsync(MemoryOptions options)
    {
        using var programs = await StartPrograms.PublishAsync(StartedProgram.McaBot);
        await using var world = await SandboxWorld.StartAsync(SoakRun.World with
        {
            BotCommand = programs.CommandOf(StartedProgram.McaBot, ProgramOutput.Published),

            // It has half a core: .NET takes it for one.
            BotSettings = new Dictionary<string, string>(StartPrograms.SettingsOfTheImage) { ["DOTNET_PROCESSOR_COUNT"] = "1" },
        });
        await Task.Delay(Rest, TimeProvider.System);
        var atRest = await TakeAsync("at rest", world);
        var soak = SoakRun.RunAsync(world, options.Soak);
        await Task.WhenAny(soak, Task.Delay(options.Soak.Duration * Late, TimeProvider.System));
        var atWork = await TakeAsync($"at {options.Connections}", world);
        var report = await soak;
        return $"{MemoryTable.Of(atRest, atWork)}\n{report.Requests} requests acknowledged, {report.Missing.Count} missing\n";
    }

    private static async Task<MemoryMoment> TakeAsync(string when, SandboxWorld world)
    {
        var process = world.Bot!.Id ?? throw new InvalidOperationException("The bot does not run.");
        var uses = await ProcessMemory.ReadAsync(process, CancellationToken.None)
            ?? throw new NotSupportedException("This system does not tell what a process holds in memory.");
        var before = HeapSizes.Read(world.Telemetry);
        var after = await HeapSizes.ReadCollectedAsync(process, world.Telemetry, CancellationToken.None);
        return new MemoryMoment(when, uses, before?.Committed, after?.Living);
    }
}
