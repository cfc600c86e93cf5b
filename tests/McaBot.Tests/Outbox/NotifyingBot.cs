using Azure.Core;
using Azure.Storage.Blobs;
using McaBot.Attestations;
using McaBot.Features.Channels;
using McaBot.Outbox;
using McaBot.Sandbox;
using McaBot.Storage.Projections;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Storage.Doubles;
using McaBot.Tests.Support;
using McaBot.Tests.Teams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Message = McaBot.Sandbox.World.Message;

namespace McaBot.Tests.Outbox;

/// <summary>
/// The whole bot on a clock the test moves, over blobs of its own and the sandbox's connector. Nobody speaks to it: ledgers are written
/// past it.
/// </summary>
internal sealed class NotifyingBot : IAsyncDisposable
{
    private readonly SandboxWorld world;
    private readonly BotInProcess bot;
    private readonly BlobContainerClient container;
    private readonly int before;

    private NotifyingBot(SandboxWorld world, BotInProcess bot, BlobContainerClient container, FakeTimeProvider time)
    {
        (this.world, this.bot, this.container, Time) = (world, bot, container, time);
        before = world.Teams.Team.Channel.Messages.Count;
    }

    public FakeTimeProvider Time { get; }

    public DateTimeOffset Now => Time.GetUtcNow();

    public string ChannelId => world.Teams.Team.Channel.Id;

    public DailyDigest Digest => Get<DailyDigest>();

    /// <summary>What the bot has posted to the channel since it lives.</summary>
    public IReadOnlyList<Message> Posts => [.. world.Teams.Team.Channel.Messages.Skip(before)];

    public static async Task<NotifyingBot> StartAsync(
        SandboxWorld world, NotifyingBot? besides = null, params (string Name, string Value)[] more)
    {
        world.Teams.InstallInTeam();
        var name = besides?.container.Name ?? $"t{Guid.NewGuid():N}";
        var settings = BotInProcess.SettingsOf(world, name);

        // The clock leaps by days here: what that makes of a request that waits is told elsewhere.
        (settings["Reminders:RemindAfter"], settings["Reminders:EscalateAfter"], settings["Reminders:ExpireAfter"]) = (
            "00:00:00", "00:00:00", "00:00:00");
        foreach (var (setting, value) in more)
        {
            settings[setting] = value;
        }

        var time = besides?.Time ?? new FakeTimeProvider(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
        var bot = await BotInProcess.StartAsync(settings, "Development", services => services
            .AddSingleton<TokenCredential>(_ => new IdentityOfWorld(world))
            .AddSingleton<TimeProvider>(new ProcessTime(time) { StretchesDeadlines = true }));
        return new NotifyingBot(world, bot, new BlobContainerClient(settings["Storage:ConnectionString"], name), time);
    }

    public T Get<T>()
        where T : notnull => bot.Services.GetRequiredService<T>();

    public Task SubscribesAsync(string locale, params Topic[] topics) =>
    Get<ChannelSubscriptions>()
        .AddAsync(
            new ChannelSubscription(
                ChannelId, ChannelId, Partner.Tenant, world.StandIns.ServiceUrl.ToString(), locale, Now, Partner.Agent, topics,
                topics.Contains(Topic.Digest) ? Now : null),
            default);

    /// <summary>A ledger with one attestation, of which these things have happened now.</summary>
    public async Task<AttestationKey> RecordsAsync(params LedgerEvent[] what)
    {
        var key = new AttestationKey(Guid.NewGuid(), Guid.NewGuid());
        var facts = Partner.Facts(key.Customer);
        var details = await Get<IDetails>()
            .WriteAsync(new AttestationDetails(key.Id, "salt", facts.Customer, facts.Signatory, facts.Acceptance.Ticket), default);
        await AppendAsync(
            key, [Entries.Requested() with { DetailsHash = details }, new Assigned(ApprovalRoute.Manager, [Partner.Approver]), .. what]);
        return key;
    }

    public async Task AppendAsync(AttestationKey key, params LedgerEvent[] what)
    {
        var ledger = Get<ILedger>();
        Entry[] entries = [.. Entries.Of(key.Id, what).Select(e => e with { At = Now })];
        while (await ledger.AppendAsync(await ledger.ReadAsync(key.Customer, default), entries, default) is null)
        {
            // The bot was faster; so be it.
        }

        Get<OutboxDispatcher>().Wake(key.Customer);
    }

    public async Task<Attestation> ReadAsync(AttestationKey key) => (await Get<ILedger>().ReadAsync(key.Customer, default)).Find(key.Id)!;

    /// <summary>Waits until nothing is left to do about it; time goes on meanwhile, for what was deferred.</summary>
    public Task<Attestation> ComesToRestAsync(AttestationKey key) => Waiting.UntilAsync("everything due to be done", async () =>
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        Get<OutboxDispatcher>().Wake(key.Customer);
        var attestation = await ReadAsync(key);
        return attestation.PendingMessages.Any() ? null : attestation;
    });

    public BlobClient Blob(string name) => container.GetBlobClient(name);

    public async Task<IReadOnlyList<string>> BlobsAsync(string prefix)
    {
        var names = new List<string>();
        await foreach (
            var blob in container.GetBlobsAsync(
                Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, prefix, default))
        {
            names.Add(blob.Name);
        }

        return names;
    }

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        await container.DeleteIfExistsAsync();
    }
}
