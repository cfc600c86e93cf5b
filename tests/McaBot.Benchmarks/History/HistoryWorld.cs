using System.Diagnostics;
using McaBot.Benchmarks.History.Filling;
using McaBot.Benchmarks.History.Wire;
using McaBot.Sandbox;
using McaBot.Sandbox.World;

namespace McaBot.Benchmarks.History;

/// <summary>The bot as a process of its own over a store with a history, and the two people who go on working.</summary>
internal sealed class HistoryWorld : IAsyncDisposable
{
    // Longer than the bot gathers what it is done with before it notes that.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    private readonly BlobStandIn storage;
    private readonly SandboxWorld world;
    private readonly Queue<OpenRequest> waiting;

    private HistoryWorld(HistoryStore store, SandboxWorld world)
    {
        (Size, FilledAt, storage, this.world, waiting) = (store.Size, store.FilledAt, store.Storage, world, new(store.Waiting));
        Manager = Hire("Morgan", HistoryPeople.Manager, null);
        Agent = Hire("Alex", HistoryPeople.Agent, Manager.Person.Oid);
        world.Directory.AddMember(world.Ids.HelpdeskAgents, Agent.Person.Oid);
    }

    public int Size { get; }

    /// <summary>What is closed lies before.</summary>
    public DateTimeOffset FilledAt { get; }

    public TeamsUser Agent { get; }

    public TeamsUser Manager { get; }

    public Uri Address => world.Bot!.Address;

    public IReadOnlyDictionary<string, string> Environment => world.BotEnvironment;

    /// <summary>How long processors worked for the bot.</summary>
    public TimeSpan ProcessorTime => world.Bot!.ProcessorTime;

    /// <summary>What the bot wrote.</summary>
    public IReadOnlyList<string> Lines => world.Bot!.Lines;

    /// <summary>What the bot holds in memory, in bytes.</summary>
    public long WorkingSet => world.Bot!.WorkingSet;

    public IReadOnlyCollection<BlobCall> StorageCalls => storage.Calls;

    /// <summary>Teams' stand-in as the bot sees it.</summary>
    public Conversation Channel => Agent.Channel;

    public OpenRequest Next() => waiting.Dequeue();

    public OpenRequest Peek() => waiting.Peek();

    /// <param name="settings">Of the bot, by environment name, beside the usual.</param>
    public static async Task<HistoryWorld> StartAsync(HistoryStore store, IReadOnlyDictionary<string, string> settings) =>
        new(store, await SandboxWorld.StartAsync(new SandboxOptions
        {
            Ids = HistoryStore.Ids,
            ServePage = false,
            StorageAt = store.Storage.ConnectionString,
            CreateContainer = false,
            BotSettings = new Dictionary<string, string>(settings)
            {
                ["Storage__Container"] = HistoryStore.Container,
                ["Limits__TurnsPerPersonPerMinute"] = "100000",
            },
        }));

    /// <summary>Both meet the bot, and a channel is to hear the digest.</summary>
    public async Task WarmUpAsync()
    {
        world.Client.RefreshesCards = false;
        await Agent.OpensMcaBotAsync();
        await Manager.OpensMcaBotAsync();
        await Agent.AddsMcaBotToTheTeamAsync();
        await Agent.MentionsMcaBotAsync("subscribe digest");
        await Agent.SeesAsync("digest", Channel);
        await RestsAsync();
    }

    /// <summary>What something costs until the bot is at rest again.</summary>
    public async Task<HistoryCost> CostOfAsync(Func<Task> act)
    {
        await RestsAsync();
        StartCounting();
        var (cpu, began) = (ProcessorTime, Stopwatch.GetTimestamp());
        await act();
        var took = Stopwatch.GetElapsedTime(began);
        await RestsAsync();
        return CostSince(cpu, took);
    }

    /// <summary>What a while costs in which nobody does anything.</summary>
    public async Task<HistoryCost> CostOfIdlingAsync(TimeSpan time)
    {
        await RestsAsync();
        StartCounting();
        var cpu = ProcessorTime;
        await Task.Delay(time, TimeProvider.System);
        return CostSince(cpu, TimeSpan.Zero);
    }

    public void StartCounting()
    {
        storage.TakeCalls();
        world.Requests.Clear();
    }

    /// <param name="cpu">What the process had used then.</param>
    /// <param name="since">By the stopwatch; calls to storage that were answered before do not count.</param>
    public HistoryCost CostSince(TimeSpan cpu, TimeSpan took, long since = 0)
    {
        var calls = storage.TakeCalls().Where(call => call.At >= since).ToList();
        return new HistoryCost(calls.Count + world.Requests.All.Count, calls.Sum(c => c.Bytes), ProcessorTime - cpu, took);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        await storage.DisposeAsync();
    }

    /// <summary>Returns once nobody has asked for anything for a while.</summary>
    public async Task RestsAsync()
    {
        var (made, since) = (-1, Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(since) < Quiet)
        {
            var now = storage.Calls.Count + world.Requests.All.Count;
            if (now != made) (made, since) = (now, Stopwatch.GetTimestamp());
            await Task.Delay(BetweenLooks, TimeProvider.System);
        }
    }

    private TeamsUser Hire(string name, Guid id, string? manager) => world.User(world.Directory.Add(new Person
    {
        Key = name.ToLowerInvariant(),
        GivenName = name,
        Surname = "Okafor",
        Oid = id.ToString("D"),
        TenantId = world.Ids.TenantId,
        Upn = $"{name.ToLowerInvariant()}@northwind-partner.example",
        ManagerOid = manager,
    }));
}
