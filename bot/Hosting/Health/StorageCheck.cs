using Azure;
using Azure.Identity;
using Azure.Storage.Blobs;
using McaBot.Attestations;
using McaBot.Ledger;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace McaBot.Hosting;

internal sealed class StorageCheck(BlobContainerClient container, LedgerStore ledgers) : IHealthCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            if (!await container.ExistsAsync(limit.Token))
            {
                // The first write would create it; better to learn now whether that is allowed.
                await container.CreateIfNotExistsAsync(cancellationToken: limit.Token);
            }

            await ledgers.Blobs.PingAsync(limit.Token);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is RequestFailedException or AuthenticationFailedException or AggregateException or StoreUnavailableException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return HealthCheckResult.Unhealthy("The storage container cannot be reached.");
        }
    }
}
