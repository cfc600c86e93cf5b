using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace McaBot.Host.Health;

/// <summary>
/// Says once in the log, when the process starts, whether all it needs is within reach; a check that fails is logged with the settings it
/// is about.
/// </summary>
internal sealed partial class ReadinessAtStart(HealthCheckService checks, ILogger<ReadinessAtStart> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var report = await checks.CheckHealthAsync(stoppingToken);
        if (report.Status == HealthStatus.Healthy)
        {
            LogReady();
        }
    }

    [LoggerMessage(3101, LogLevel.Information, "Ready: storage, channel keys and directory are within reach")]
    private partial void LogReady();
}
