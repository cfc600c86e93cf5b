namespace McaBot.Platform.Logs;

/// <summary>Says once a minute how many lines of each cause were left out, in one line without a stack.</summary>
internal sealed partial class RepeatReport(RepeatedLines repeated, TimeProvider time, ILogger<RepeatReport> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Tell();
    }

    internal void Tell()
    {
        foreach (var (cause, leftOut) in repeated.Take())
        {
            LogRepeated(cause.Level, leftOut, cause.Event, cause.Category, cause.Why);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Tell();
        }
    }

    [LoggerMessage(EventId = 3021, Message = "{Count} more lines like event {Event} of {Category} in the last minute. Cause: {Cause}")]
    private partial void LogRepeated(LogLevel level, long count, int @event, string category, string cause);
}
