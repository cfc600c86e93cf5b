using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using McaBot.Attestations;
using McaBot.Platform.Telemetry;
using McaBot.Tests.Directory;
using McaBot.Tests.Teams;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
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
    public async Task Every_code_is_counted_apart_and_more_combinations_than_there_are_places_for_are_counted_together()
    {
        var exported = new List<Metric>();
        using var reader = new BaseExportingMetricReader(new Exporting(exported));
        var settings = new Dictionary<string, string?>(BotInProcess.OutOfReach) { ["Telemetry:OtlpEndpoint"] = "http://127.0.0.1:1/" };
        await using var bot = await BotInProcess.StartAsync(settings, configure: s =>
            s.ConfigureOpenTelemetryMeterProvider(m => m.AddReader(reader)));
        var metrics = bot.Services.GetRequiredService<Metrics>();
        string[] results = ["done", "deferred", "dead-lettered"];

        foreach (var result in results)
        {
            Enum.GetValues<MessageKind>().ToList().ForEach(kind => metrics.MessageHandled(Code.Of(kind), result));
        }

        Enumerable.Range(0, 500).ToList().ForEach(i => metrics.Requested($"made-up-{i}"));
        Assert.True(reader.Collect());

        var messages = PointsOf(exported, "mcabot.outbox.messages");
        Assert.Equal(Enum.GetValues<MessageKind>().Length * results.Length, messages.Count);
        Assert.DoesNotContain(messages, p => IsRest(p));
        var requests = PointsOf(exported, "mcabot.requests");
        Assert.InRange(requests.Count, 50, 120);
        Assert.Equal(500, requests.Sum(p => p.GetSumLong()));
        Assert.Single(requests, p => IsRest(p));
    }

    /// <summary>A provider hears the bots of other tests in this process, too: here most is counted.</summary>
    private static List<MetricPoint> PointsOf(List<Metric> exported, string name) =>
        exported.Where(metric => metric.Name == name).Select(PointsOf).MaxBy(points => points.Count)!;

    private static List<MetricPoint> PointsOf(Metric metric)
    {
        var points = new List<MetricPoint>();
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            points.Add(point);
        }

        return points;
    }

    private static bool IsRest(MetricPoint point)
    {
        foreach (var tag in point.Tags)
        {
            if (tag.Key == "otel.metric.overflow") return true;
        }

        return false;
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

    private sealed class Exporting(List<Metric> exported) : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (var metric in batch) exported.Add(metric);
            return ExportResult.Success;
        }
    }

    private sealed class Collecting : BaseProcessor<Activity>
    {
        public ConcurrentQueue<Activity> Ended { get; } = new();

        public override void OnEnd(Activity data) => Ended.Enqueue(data);
    }
}
