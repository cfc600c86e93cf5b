using Microsoft.Extensions.Logging.Abstractions;

namespace McaBot.Platform.Logs;

/// <summary>
/// Lets the first line of each cause through, with its stack. What merely informs, and what is critical, is never left out.
/// </summary>
internal sealed class RepeatSampler(RepeatedLines repeated) : LoggingSampler
{
    private static readonly string Report = typeof(RepeatReport).FullName!;

    public override bool ShouldSample<TState>(in LogEntry<TState> logEntry) =>
        logEntry.LogLevel is not (LogLevel.Warning or LogLevel.Error)
        || string.Equals(logEntry.Category, Report, StringComparison.Ordinal)
        || LineCause.Of(logEntry) is not { } cause
        || repeated.IsNew(cause);
}
