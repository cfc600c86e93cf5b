using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using McaBot.Platform.Telemetry;
using McaBot.Tests.Directory;
using McaBot.Tests.Teams;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace McaBot.Tests.Host;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Spans_of_calls_keep_paths_and_queries_out()
    {
        await using var far = await GraphStandIn.StartAsync();
        far.AnswerJson("{}");
        using var spans = new Collecting();
        var settings = new Dictionary<string, string?>(BotInProcess.OutOfReach) { ["Telemetry:OtlpEndpoint"] = "http://127.0.0.1:1/" };
        await using (
            var bot = await BotInProcess.StartAsync(settings, configure: s =>
                s.ConfigureOpenTelemetryTracerProvider(t => t.AddProcessor(spans))))
        {
            using var http = bot.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
            await http.GetStringAsync(new Uri($"{far.Address}/personal/ada_lovelace/contract.pdf?sig=secret"));
            await bot.GetAsync("/health/live?who=ada_lovelace");
            await bot.PostAsync("{}", ("X-Who", "ada_lovelace"));
        }

        // The far end lives in this process too; its spans are not the bot's.
        var own = spans.Ended.Where(s =>
            s.Kind != ActivityKind.Server
            || !new Uri(far.Address).Port.Equals(Convert.ToInt32(s.GetTagItem("server.port"), CultureInfo.InvariantCulture)));
        var texts = own.Select(s => $"{s.DisplayName} {string.Join(' ', s.TagObjects.Select(t => $"{t.Key}={t.Value}"))}").ToList();
        Assert.Contains(texts, t => t.Contains($"url.full={far.Address}", StringComparison.Ordinal));
        Assert.Contains(texts, t => t.StartsWith("POST /api/messages", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, t =>
            t.Contains("lovelace", StringComparison.OrdinalIgnoreCase) || t.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_an_endpoint_nothing_is_gathered()
    {
        await using var bot = await BotInProcess.StartAsync(BotInProcess.OutOfReach);

        Assert.Null(bot.Services.GetService<TracerProvider>());
    }

    [Fact]
    public void What_is_counted_carries_codes()
    {
        using var services = new ServiceCollection().AddMetrics().AddSingleton<Metrics>().BuildServiceProvider();
        var seen = new ConcurrentQueue<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == Metrics.Meter && instrument.Meter.Scope == services.GetRequiredService<IMeterFactory>())
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((i, value, tags, _) => seen.Enqueue($"{i.Name} {value} {Text(tags)}"));
        listener.SetMeasurementEventCallback<double>((i, value, tags, _) => seen.Enqueue($"{i.Name} {value} {Text(tags)}"));
        listener.Start();

        var metrics = services.GetRequiredService<Metrics>();
        metrics.Requested("existing-partner");
        metrics.Decided("approved", TimeSpan.FromMinutes(2));
        metrics.Decided("rejected", waited: null);
        metrics.MessageHandled("tell-approver", "dead-lettered");
        metrics.Turn(TimeSpan.FromSeconds(2), 200);

        Assert.Equal(
            [
                "mcabot.requests 1 scenario=existing-partner",
                "mcabot.decisions 1 decision=approved",
                "mcabot.decision.wait 120 decision=approved",
                "mcabot.decisions 1 decision=rejected",
                "mcabot.outbox.messages 1 kind=tell-approver result=dead-lettered",
                "mcabot.turn.duration 2 status=200",
            ],
            seen);
    }

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(' ', tags.ToArray().Select(t => $"{t.Key}={t.Value}"));

    private sealed class Collecting : BaseProcessor<Activity>
    {
        public ConcurrentQueue<Activity> Ended { get; } = new();

        public override void OnEnd(Activity data) => Ended.Enqueue(data);
    }
}
