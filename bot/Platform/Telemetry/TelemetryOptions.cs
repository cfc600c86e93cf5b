namespace McaBot.Platform.Telemetry;

internal sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>Where traces and metrics go over OTLP; OTEL_EXPORTER_OTLP_ENDPOINT does as well. Neither: they go nowhere.</summary>
    public Uri? OtlpEndpoint { get; set; }
}
