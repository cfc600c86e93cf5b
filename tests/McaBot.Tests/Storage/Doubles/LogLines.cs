using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace McaBot.Tests.Storage.Doubles;

/// <summary>What was logged, as an operator reads it.</summary>
internal sealed class LogLines
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger<T> Of<T>() => new Logger<T>(this);

    private sealed class Logger<T>(LogLines log) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => log.Lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");
    }
}
