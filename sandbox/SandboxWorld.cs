using Azure.Storage.Blobs;
using McaBot.Sandbox.Gallery;
using McaBot.Sandbox.Page;
using McaBot.Sandbox.Processes;
using McaBot.Sandbox.Wire;
using McaBot.Sandbox.World;

namespace McaBot.Sandbox;

/// <summary>
/// A whole world on this machine: storage, stand-ins, Teams and the bot. Several may live side by side, each with a container of its own.
/// </summary>
public sealed class SandboxWorld : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> owned = new();
    private readonly SandboxOptions options;
    private long deliveries;
    private readonly IReadOnlyList<int> playgroundPorts;
    private readonly string temporary = Path.Combine(Path.GetTempPath(), "mcabot-" + Guid.NewGuid().ToString("n"));

    private SandboxWorld(SandboxOptions options)
    {
        this.options = options;
        playgroundPorts = [.. options.Playgrounds.Select(_ => FreePort.Any())];
        Directory = Partner.Create(options.Ids);
        Teams = new TeamsWorld(Directory, options.Ids.AppId, TimeProvider.System);
        PartnerCenter = new PartnerCenterBook(TimeProvider.System)
        {
            KnownCustomersOnly = options.KnownCustomersOnly,
            AnswersReadsOfApps = options.PartnerCenterReads,
        };
        Files = new FileShelf(() => StandIns.Address, Path.Combine(options.DataFolder ?? temporary, "files"));
        Drive = new OneDrive(() => StandIns.Address, Path.Combine(options.DataFolder ?? temporary, "drive"));
    }

    public SandboxIds Ids => options.Ids;

    public CompanyDirectory Directory { get; }

    public TeamsWorld Teams { get; }

    public FileShelf Files { get; }

    public OneDrive Drive { get; }

    /// <summary>What Partner Center holds.</summary>
    public PartnerCenterBook PartnerCenter { get; }

    public StandIns StandIns { get; private set; } = null!;

    public TeamsClient Client { get; private set; } = null!;

    public Faults Faults => StandIns.Faults;

    public RequestLog Requests => StandIns.Requests;

    public TokenIssuer Issuer => StandIns.Issuer;

    /// <summary>The bot's process, the first of several; null where the options name another bot or none.</summary>
    public BotProcess? Bot => Bots.Count == 0 ? null : Bots[0];

    /// <summary>Every process of the bot.</summary>
    public IReadOnlyList<BotProcess> Bots { get; private set; } = [];

    /// <summary>The container the bot keeps everything in, reached past any proxy.</summary>
    public BlobContainerClient Container { get; private set; } = null!;

    /// <summary>Where the ledgers are: the same, unless the bot's settings name a container of their own for them.</summary>
    public BlobContainerClient Ledgers { get; private set; } = null!;

    /// <summary>What plays Blob Storage; null where the options name other storage.</summary>
    public Azurite? Storage { get; private set; }

    /// <summary>What the bot exported, where the options ask for it.</summary>
    public Telemetry Telemetry => StandIns.Telemetry;

    /// <summary>Done while everything still runs, right before the world ends; what it throws is thrown once the world has ended.</summary>
    public Func<SandboxWorld, Task>? Closing { get; set; }

    /// <summary>A real client for each of those the options name.</summary>
    public IReadOnlyList<Playground> Playgrounds { get; private set; } = [];

    /// <summary>Where the page is.</summary>
    public Uri Address => StandIns.PageAddress;

    /// <summary>The environment the bot is started with.</summary>
    public IReadOnlyDictionary<string, string> BotEnvironment { get; private set; } = null!;

    public TeamsUser Amelie => User(Partner.Amelie);

    public TeamsUser Ben => User(Partner.Ben);

    public TeamsUser Megan => User(Partner.Megan);

    public TeamsUser Priya => User(Partner.Priya);

    public TeamsUser Tom => User(Partner.Tom);

    public static async Task<SandboxWorld> StartAsync(SandboxOptions? options = null)
    {
        var world = new SandboxWorld(options ?? new SandboxOptions());
        try
        {
            await world.StartAsync();
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    public TeamsUser User(string key) => User(Directory.Person(key));

    public TeamsUser User(Person person) => new(person, Client, Files, Drive);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await (Closing?.Invoke(this) ?? Task.CompletedTask);
        }
        finally
        {
            await EndAsync();
        }
    }

    private async Task EndAsync()
    {
        while (owned.TryPop(out var item)) await item.DisposeAsync();
        Client?.Dispose();
        if (options.DataFolder is null && Container is not null) await Container.DeleteIfExistsAsync();
        if (options.DataFolder is null && Ledgers is not null && Ledgers != Container) await Ledgers.DeleteIfExistsAsync();
        if (System.IO.Directory.Exists(temporary)) System.IO.Directory.Delete(temporary, recursive: true);
    }

    private async Task StartAsync()
    {
        var steps = options.Steps;

        // The page is served from them, and Azurite is one of them.
        await NodePackages.EnsureAsync(SandboxFolder.Path);
        if (options.DataFolder is { } kept) await Own(new WorldFile(Teams, PartnerCenter, Path.Combine(kept, "teams.json"))).OpenAsync();
        StandIns = Own(await steps.RunAsync("Starting the stand-ins for Teams, Graph and Partner Center", () => StandIns.StartAsync(
            Ids, Teams, PartnerCenter, TimeProvider.System, options.Port, options.RemembersAtMost, MapMore, options.PagePort)));
        Client = new TeamsClient(Teams, Issuer, () => StandIns.ServiceUrl, NextBot, TimeProvider.System, options.RemembersAtMost);

        var storage = options.StorageAt ?? await steps.RunAsync("Starting Azurite, which plays Blob Storage", AzuriteAsync);
        var container = options.DataFolder is null ? "t" + Guid.NewGuid().ToString("n") : "mcabot";
        Container = new BlobContainerClient(storage, container);
        Ledgers = options.BotSettings.GetValueOrDefault("Storage__LedgerContainer") is { Length: > 0 } own
            ? new BlobContainerClient(storage, own)
            : Container;
        if (options.CreateContainer) await Container.CreateIfNotExistsAsync();

        BotEnvironment = Environment(await StorageAsync(storage), container);
        if (options is { StartBot: true, BotAddress: null }) await steps.RunAsync("Starting the bot", StartBotsAsync);
        if (Bot is { } bot && options.Playgrounds.Count > 0)
            await steps.RunAsync("Starting the Microsoft 365 Agents Playground", () => StartPlaygroundsAsync(bot.Address));
    }

    private async Task StartPlaygroundsAsync(Uri bot)
    {
        foreach (var (key, port) in options.Playgrounds.Zip(playgroundPorts))
        {
            var config = PlaygroundConfig.For(Teams, Directory.Person(key));
            var folder = System.IO.Directory.CreateDirectory(Path.Combine(options.DataFolder ?? temporary, "playground", key)).FullName;
            Playgrounds = [.. Playgrounds, Own(await Playground.StartAsync(Directory.Person(key), config, bot, port, folder))];
        }
    }

    private async Task<string> AzuriteAsync()
    {
        Storage = options.DataFolder is { } kept
            ? Own(await Azurite.StartAsync(Path.Combine(kept, "storage")))
            : await Azurite.SharedAsync();
        return Storage.ConnectionString;
    }

    private async Task StartBotsAsync()
    {
        while (Bots.Count < options.Replicas) Bots = [.. Bots, Own(await BotProcess.StartAsync(BotEnvironment, options.BotCommand))];
    }

    /// <summary>As a load balancer without sticky sessions: each in turn, and none that is down.</summary>
    private Uri NextBot()
    {
        if (options.BotAddress is { } other) return other;
        var running = Bots.Count > 1 ? [.. Bots.Where(bot => bot.IsRunning)] : Bots;
        return running.Count == 0
            ? Bot?.Address ?? StandIns.Address
            : running[(int)(Interlocked.Increment(ref deliveries) % running.Count)].Address;
    }

    private void MapMore(WebApplication app)
    {
        Files.Map(app);
        Drive.Map(app);
        if (!options.ServePage) return;

        new SandboxPage(this).Map(app);
        GalleryPage.Map(app);
    }

    private async Task<string> StorageAsync(string storage)
    {
        if (!options.StorageThroughProxy) return storage;
        var address = new StorageAddress(storage);
        var proxy = Own(await StorageProxy.StartAsync(address.Endpoint, Faults, Requests));
        return address.At(proxy.Address);
    }

    private Dictionary<string, string> Environment(string storage, string container)
    {
        var settings = BotSettings.For(options, StandIns, storage, container);
        if (playgroundPorts.Count > 0) settings["AllowAnonymousCallers"] = "true";
        foreach (var (at, port) in playgroundPorts.Index()) settings[$"Teams__AllowedServiceHosts__{at + 1}"] = $"localhost:{port}";
        foreach (var (name, value) in options.BotSettings)
        {
            if (value.Length == 0) settings.Remove(name);
            else settings[name] = value;
        }

        return settings;
    }

    private T Own<T>(T item)
        where T : IAsyncDisposable
    {
        owned.Push(item);
        return item;
    }
}
