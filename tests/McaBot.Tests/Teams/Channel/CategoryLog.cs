using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace McaBot.Tests.Teams.Channel;

/// <summary>What passes the host's own filters, by category.</summary>
internal sealed class CategoryLog(ConcurrentQueue<LogLine> lines) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new One(categoryName, lines);

    public void Dispose()
    {
    }

    private sealed class One(string category, ConcurrentQueue<LogLine> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(new LogLine(category, logLevel, $"{formatter(state, exception)} {exception}"));
    }
}
