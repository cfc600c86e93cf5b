using McaBot.Attestations;

namespace McaBot.Ledger;

/// <summary>Calls storage before anything else runs: its answer says what time it is.</summary>
internal sealed partial class StorageAtStart(BlobStore store, ILogger<StorageAtStart> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await store.PingAsync(cancellationToken);
        }
        catch (StoreUnavailableException e)
        {
            // Whatever needs storage says so again, and reads its clock by its first answer.
            LogUnavailable(log, e.Message);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(2023, LogLevel.Warning, "At start: {Why}")]
    private static partial void LogUnavailable(ILogger log, string why);
}
