using System.Reflection;
using McaBot.Host;
using Microsoft.Extensions.Logging;

namespace McaBot.Tests.Support;

/// <summary>The events that the bot logs, as its program declares them.</summary>
internal static class LogEvents
{
    private const BindingFlags Any =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<LoggerMessageAttribute> All { get; } = [.. typeof(McaBotHost).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(Any))
        .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
        .OfType<LoggerMessageAttribute>()];

    /// <summary>Ids of the events at least this grave. One that takes its level from what it tells of counts as of any level.</summary>
    public static IReadOnlySet<int> From(LogLevel level) => All.Where(log => log.Level >= level).Select(log => log.EventId).ToHashSet();

    public static IReadOnlySet<int> Of(LogLevel level) => All.Where(log => log.Level == level).Select(log => log.EventId).ToHashSet();
}
