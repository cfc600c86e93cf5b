using System.Collections.Concurrent;
using Azure.Storage.Blobs;
using McaBot.Attestations;
using McaBot.Outbox;
using McaBot.Platform.Logs;
using McaBot.Sandbox.Wire;
using McaBot.Tests.Outbox;
using McaBot.Tests.Sandbox;
using McaBot.Tests.Teams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace McaBot.Tests.Host;

/// <summary>What an operator reads while storage is down, and what must not be left out.</summary>
[Collection(StandInTests.Name)]
public sealed class OutageLogTests(WorldWithoutBot sandbox)
{
    [Fact]
    public async Task While_storage_is_down_each_cause_is_one_line_with_its_stack_once_and_then_a_count()
    {
        using var log = new Collected();
        var settings = BotInProcess.SettingsOf(sandbox.World, $"t{Guid.NewGuid():N}");
        settings["Notifications:SweepInterval"] = "00:00:01";
        await using var bot = await BotInProcess.StartAsync(settings, "Development", services =>
            services.AddSingleton<ILoggerProvider>(log));
        var before = log.Lines.Count;
        using (
            sandbox.World.Faults.Next(
                new Fault
                {
                    Service = "storage",
                    Path = settings["Storage:Container"]!,
                    Times = 100_000,
                    Status = 503,
                    Headers = new Dictionary<string, string> { ["x-ms-error-code"] = "ServerBusy" },
                }))
        {
            for (var i = 0; i < 40; i++)
            {
                Enumerable.Range(0, 10).ToList().ForEach(_ => bot.Services.GetRequiredService<OutboxDispatcher>().Wake(Guid.NewGuid()));
                await bot.GetAsync("/health/ready");
                await Task.Delay(200);
            }
        }

        bot.Services.GetServices<IHostedService>().OfType<RepeatReport>().Single().Tell();

        var lines = log.Lines.Skip(before).ToList();
        var counted = lines.Where(l => l.Text.Contains("more lines like event", StringComparison.Ordinal)).ToList();
        Assert.InRange(lines.Count, 2, 40);
        Assert.NotEmpty(counted);
        // A check that a busy machine cut short is a line of its own.
        Assert.All(counted.Where(l => !l.Text.Contains("HealthChecks", StringComparison.Ordinal)), l =>
            Assert.Contains("Cause: StoreUnavailableException: Storage ", l.Text, StringComparison.Ordinal));
        Assert.True(counted.Sum(l => long.Parse(l.Text.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)) > 60);
        // A call that a busy machine cut short is a cause of its own.
        Assert.All(lines.Where(l => l.Cause is not null).GroupBy(l => (l.Category, l.Event, l.Cause)), same => Assert.Single(same));
        Assert.All(counted, l => Assert.Null(l.Cause));
        await new BlobContainerClient(settings["Storage:ConnectionString"], settings["Storage:Container"]).DeleteIfExistsAsync();
    }

    [Fact]
    public void What_is_critical_what_informs_and_what_names_another_record_is_never_left_out()
    {
        using var log = new Collected();
        using var services = Logging(log);
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("x");
        var (down, wrong) = (new StoreUnavailableException("down"), new InvalidOperationException("a"));
        for (var i = 0; i < 5; i++)
        {
            logger.Log(LogLevel.Critical, 1, "same", down, static (s, _) => s);
            logger.Log(LogLevel.Information, 2, "same", null, static (s, _) => s);
            var values = Values("Customer", Guid.NewGuid());
            logger.Log(LogLevel.Error, 3, values, null, static (_, _) => "does not hold");
            logger.Log(LogLevel.Error, 4, "failed", wrong, static (s, _) => s);
        }

        Assert.Equal([5, 5, 5, 1], Enumerable.Range(1, 4).Select(id => log.Lines.Count(l => l.Event == id)));
        Assert.Equal(
            (4, 4L), services.GetRequiredService<RepeatedLines>().Take() is [var only] ? (only.Cause.Event, only.LeftOut) : default);
    }

    [Fact]
    public void A_cause_is_told_in_full_again_after_a_minute_without_it_and_another_place_is_another_cause()
    {
        using var log = new Collected();
        using var services = Logging(log);
        var (logger, repeated) = (
            services.GetRequiredService<ILoggerFactory>().CreateLogger("x"), services.GetRequiredService<RepeatedLines>());
        void Fails(Exception e) => logger.Log(LogLevel.Error, 1, "failed", e, static (s, _) => s);

        Fails(Thrown(here: true));
        Fails(Thrown(here: false));
        Fails(new StoreUnavailableException("Storage answered 503."));
        Fails(new StoreUnavailableException("Storage answered 500."));
        Fails(new StoreUnavailableException("Storage answered 503."));
        Assert.Equal(4, log.Lines.Count);

        Assert.Single(repeated.Take());
        Fails(new StoreUnavailableException("Storage answered 503."));
        Assert.Equal(4, log.Lines.Count);
        Assert.Single(repeated.Take());
        Assert.Empty(repeated.Take());
        Fails(new StoreUnavailableException("Storage answered 503."));
        Assert.Equal(5, log.Lines.Count);
    }

    [Fact]
    public void However_many_causes_there_are_few_are_kept_in_mind_and_all_are_written()
    {
        var repeated = new RepeatedLines();

        Assert.All(Enumerable.Range(0, 3 * RepeatedLines.MaxCauses), i =>
            Assert.True(repeated.IsNew(new LineCause(LogLevel.Error, "x", i, ""))));
        Assert.False(repeated.IsNew(new LineCause(LogLevel.Error, "x", 0, "")));
        Assert.True(repeated.IsNew(new LineCause(LogLevel.Error, "x", RepeatedLines.MaxCauses + 1, "")));
    }

    private static ServiceProvider Logging(Collected log) => new ServiceCollection()
        .AddSingleton<RepeatedLines>()
        .AddLogging(logging => logging.AddProvider(log).AddSampler<RepeatSampler>())
        .BuildServiceProvider();

    private static List<KeyValuePair<string, object?>> Values(string name, object value) =>
        [new("{OriginalFormat}", "{" + name + "} does not hold"), new(name, value)];

    private static Exception Thrown(bool here)
    {
        try
        {
            throw here ? new ArgumentOutOfRangeException(nameof(here)) : There();
        }
        catch (Exception e)
        {
            return e;
        }

        static Exception There() => ((Func<Exception>)(() => throw new ArgumentOutOfRangeException(nameof(here))))();
    }

    private sealed class Collected : ILoggerProvider
    {
        public ConcurrentQueue<(string Category, int Event, string Text, string? Cause)> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

        public void Dispose()
        {
            // Nothing is held.
        }

        private sealed class Logger(Collected all, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

            public void Log<TState>(
                LogLevel logLevel, EventId eventId, TState state, Exception? exception,
                Func<TState, Exception?, string> formatter) =>
                all.Lines.Enqueue((category, eventId.Id, formatter(state, exception), exception?.Message));
        }
    }
}
