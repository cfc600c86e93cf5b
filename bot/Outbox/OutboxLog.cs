namespace McaBot.Outbox;

internal static partial class OutboxLog
{
    [LoggerMessage(1204, LogLevel.Warning, "{Work} {Key} waits: something it needs cannot be reached")]
    public static partial void Waits(ILogger log, Exception e, string work, string key);

    [LoggerMessage(1205, LogLevel.Error, "{Work} {Key} failed and is tried again")]
    public static partial void Failed(ILogger log, Exception e, string work, string key);

    [LoggerMessage(1211, LogLevel.Warning, "A sweep was skipped ({Work}): storage cannot be reached")]
    public static partial void SweepSkipped(ILogger log, Exception e, string work);

    [LoggerMessage(1206, LogLevel.Warning, "The claim on {What} could not be renewed: storage cannot be reached")]
    public static partial void NotRenewed(ILogger log, Exception e, string what);
}
