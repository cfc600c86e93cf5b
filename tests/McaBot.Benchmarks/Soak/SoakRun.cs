using McaBot.Sandbox;
using McaBot.Sandbox.World;

namespace McaBot.Benchmarks.Soak;

/// <summary>Drives the bot as a process of its own with whole stories, many at once, and looks at what is left.</summary>
internal static class SoakRun
{
    private const int Remembered = 2000;
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(2);

    public static SandboxOptions World => new() { Telemetry = true, RemembersAtMost = Remembered, ServePage = false };

    public static async Task<SoakReport> RunAsync(SandboxWorld world, SoakOptions options)
    {
        var log = new SoakLog(TimeProvider.System);
        var pairs = Enumerable.Range(0, options.Connections).Select(number => Hire(world, number, log, options.Pause)).ToList();
        using var stop = new CancellationTokenSource(options.Duration);
        var watching = SoakMemory.WatchAsync(world.Telemetry, log, stop.Token);

        // Not all in the same moment: a process that has just started answers its first turns slowly.
        await Task.WhenAll(pairs.Select((pair, at) => pair.RunAsync(options.WarmUp / 2 * at / pairs.Count, stop.Token)));
        var memory = await watching;
        var late = await AwaitedCard.LookUpAsync(log.Awaited, Later, TimeProvider.System);
        return new SoakReport(options, log, memory, await SoakAudit.MissingAsync(world.Container, log), late);
    }

    public static SoakPair Hire(SandboxWorld world, int number, SoakLog log, TimeSpan pause)
    {
        var manager = Add(world, $"Morgan-{number}", null);
        var agent = Add(world, $"Alex-{number}", manager.Person.Oid);
        world.Directory.AddMember(world.Ids.HelpdeskAgents, agent.Person.Oid);
        return new SoakPair(agent, manager, log, pause);
    }

    internal static TeamsUser Add(SandboxWorld world, string name, string? manager) => world.User(world.Directory.Add(new Person
    {
        Key = name.ToLowerInvariant(),
        GivenName = name,
        Surname = "Okafor",
        Oid = Guid.NewGuid().ToString("D"),
        TenantId = world.Ids.TenantId,
        Upn = $"{name.ToLowerInvariant()}@northwind-partner.example",
        ManagerOid = manager,
    }));
}
