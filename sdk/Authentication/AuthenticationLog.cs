using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Connector.Authentication;

internal static partial class AuthenticationLog
{
    [LoggerMessage(901, LogLevel.Warning, "A request was refused: {Reason}")]
    public static partial void RequestRefused(ILogger logger, string reason);

    [LoggerMessage(902, LogLevel.Error, "The channel's signing keys could not be fetched")]
    public static partial void KeysUnavailable(ILogger logger, Exception exception);
}
