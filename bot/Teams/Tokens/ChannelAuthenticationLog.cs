namespace McaBot.Teams.Tokens;

internal static partial class ChannelAuthenticationLog
{
    [LoggerMessage(3011, LogLevel.Warning, "A request was refused: {Why}")]
    public static partial void RequestRefused(ILogger logger, string why);

    [LoggerMessage(3012, LogLevel.Error, "The channel's signing keys could not be fetched")]
    public static partial void KeysUnavailable(ILogger logger, Exception exception);
}
