namespace McaBot.Storage;

/// <summary>
/// Opens storage before anything else runs, which also tells what time it is, and looks every now and then whether it is still what it was.
/// </summary>
internal sealed partial class StorageAtStart(StorageContainers containers, TimeProvider time, ILogger<StorageAtStart> log)
    : BackgroundService
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(30);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(containers.IsOpen ? BetweenLooks : BetweenTries, time, stoppingToken);
            await LookAsync(stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await (containers.IsOpen ? containers.CheckAsync(cancellationToken) : containers.OpenAsync(cancellationToken));
        }
        catch (StoreUnavailableException e)
        {
            LogUnavailable(log, e.Message);
        }
    }

    [LoggerMessage(2023, LogLevel.Warning, "Storage is not as it has to be, and is looked at again soon: {Why}")]
    private static partial void LogUnavailable(ILogger log, string why);
}
