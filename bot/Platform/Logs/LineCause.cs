using System.Net.Sockets;
using Azure;
using Microsoft.Extensions.Logging.Abstractions;

namespace McaBot.Platform.Logs;

/// <summary>What a line in the log says of its cause: two lines of the same cause tell an operator no more than one and a count.</summary>
/// <param name="Why">Without the ids, moments and durations in which lines of one cause differ.</param>
internal readonly record struct LineCause(LogLevel Level, string Category, int Event, string Why)
{
    /// <summary>Values of lines that name a cause without an exception: our own, and those of .NET's health checks.</summary>
    private static readonly string[] Reasons = ["Why", "HealthCheckDescription"];

    /// <returns>Null for a line that names no cause: each of them is about something else.</returns>
    public static LineCause? Of<TState>(in LogEntry<TState> line)
    {
        var why =
            line.Exception is { } exception ? WhyOf(exception)
            : line.State is IReadOnlyList<KeyValuePair<string, object?>> values
                ? values.FirstOrDefault(v => Reasons.Contains(v.Key, StringComparer.Ordinal)).Value as string
            : null;
        return why is null ? null : new LineCause(line.LogLevel, line.Category, line.EventId.Id, why);
    }

    private static string WhyOf(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case StoreUnavailableException or DirectoryUnavailableException or PartnerCenterUnavailableException:
                    return $"{e.GetType().Name}: {e.Message}";
                case RequestFailedException refused:
                    return $"{e.GetType().Name}: {refused.Status} {refused.ErrorCode}";
                case HttpRequestException { StatusCode: { } status }:
                    return string.Create(CultureInfo.InvariantCulture, $"{e.GetType().Name}: {(int)status}");
                case SocketException broken:
                    return $"{e.GetType().Name}: {broken.SocketErrorCode}";
            }
        }

        // Something else went wrong: the same thing only where it went wrong in the same place.
        return exception is OperationCanceledException or IOException or HttpRequestException
            ? exception.GetType().Name
            : $"{exception.GetType().Name} {PlaceOf(exception)}".TrimEnd();
    }

    private static string PlaceOf(Exception exception) => exception.StackTrace?.Split('\n', 2)[0].Trim() ?? "";
}
