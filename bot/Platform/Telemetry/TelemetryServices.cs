using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Instrumentation.Http;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace McaBot.Platform.Telemetry;

internal static class TelemetryServices
{
    // Memory, collections, threads and the like, by .NET itself.
    private const string RuntimeMeter = "System.Runtime";
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // What .NET's HTTP client counts by host, address, method and status.
    private const string HttpClientMeters = "System.Net.";
    private const int HttpCombinations = 400;

    // Codes alone: the most are the kinds of messages times what became of them.
    private const int MaxCombinations = 100;

    /// <summary>Traces and metrics are gathered only where somebody takes them.</summary>
    /// <param name="clockOffset">How far the clock that counts is ahead of this machine's.</param>
    public static void AddObserving(this WebApplicationBuilder builder, Func<IServiceProvider, TimeSpan> clockOffset)
    {
        builder.Services.AddSingleton(p => new Metrics(p.GetRequiredService<IMeterFactory>(), () => clockOffset(p)));
        builder.Services.AddSingleton<NewerVersions>();
        var configured = builder.Configuration[$"{TelemetryOptions.Section}:{nameof(TelemetryOptions.OtlpEndpoint)}"];
        var byVariable = !string.IsNullOrWhiteSpace(builder.Configuration[EndpointVariable]);
        Uri.TryCreate(configured, UriKind.Absolute, out var endpoint);
        if (byVariable || endpoint is not null)
        {
            AddExport(builder.Services, byVariable ? null : endpoint);
        }
    }

    /// <summary>Apart, so that OpenTelemetry is not loaded where nobody takes anything.</summary>
    /// <param name="endpoint">Null where OpenTelemetry's own variables say where to.</param>
    private static void AddExport(IServiceCollection services, Uri? endpoint)
    {
        // The Azure clients open their spans only when asked to.
        AppContext.SetSwitch("Azure.Experimental.EnableActivitySource", true);
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService(Tracing.Name, serviceVersion: ProductVersion.Text))
            .WithTracing(t => t
                .AddSource(Tracing.Name, "Azure.*")
                .AddAspNetCoreInstrumentation(o => o.Filter = c => !c.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
                .AddHttpClientInstrumentation(KeepAddressesOut))
            .WithMetrics(m => m
                .AddMeter(Metrics.Meter, RuntimeMeter)
                .AddView(instrument => new MetricStreamConfiguration { CardinalityLimit = CombinationsOf(instrument) })
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation());
        _ = endpoint is null ? telemetry.UseOtlpExporter() : telemetry.UseOtlpExporter(OtlpExportProtocol.Grpc, endpoint);
    }

    /// <summary>
    /// The combinations of tags that are counted apart; memory for all of them is taken at the start. Any more are counted together, as one
    /// that says so.
    /// </summary>
    private static int CombinationsOf(Instrument instrument) =>
        instrument.Meter.Name.StartsWith(HttpClientMeters, StringComparison.Ordinal) ? HttpCombinations : MaxCombinations;

    /// <summary>A path can name a person, such as that of a file they shared: only the host is kept.</summary>
    private static void KeepAddressesOut(HttpClientTraceInstrumentationOptions options) =>
        options.EnrichWithHttpRequestMessage = (span, request) =>
            span.SetTag("url.full", request.RequestUri?.GetLeftPart(UriPartial.Authority));
}
