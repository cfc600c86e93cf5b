using Azure;
using Azure.Storage.Blobs.Specialized;
using McaBot.Attestations;
using McaBot.Ledger;

namespace McaBot.Bulk;

/// <summary>A process's right to work on a bulk request.</summary>
internal sealed class BatchLease(BlobStore store, Guid batch, string id, TimeSpan renewEvery, TimeProvider time) : IAsyncDisposable
{
    /// <summary>Keeps it while something slow is under way, such as posts that wait for a busy channel; where another process has taken over, the work stops.</summary>
    public async Task<T> KeepWhileAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var keeping = KeepAsync(stop);
        try
        {
            return await work(stop.Token);
        }
        finally
        {
            await stop.CancelAsync();
            await keeping;
        }
    }

    /// <returns>False when another process has taken over.</returns>
    public Task<bool> RenewAsync(CancellationToken cancellationToken) => store.CallAsync(async (container, token) =>
    {
        try
        {
            await container.GetBlobClient(BulkBlobs.Lease(batch)).GetBlobLeaseClient(id).RenewAsync(cancellationToken: token);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed)
        {
            return false;
        }
    }, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await store.CallAsync((container, token) => container.GetBlobClient(BulkBlobs.Lease(batch)).GetBlobLeaseClient(id).ReleaseAsync(cancellationToken: token), CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // It lapses by itself.
        }
    }

    private async Task KeepAsync(CancellationTokenSource stop)
    {
        try
        {
            do
            {
                await Task.Delay(renewEvery, time, stop.Token);
            }
            while (await TryRenewAsync(stop.Token));
            await stop.CancelAsync();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The work is over.
        }
    }

    private async Task<bool> TryRenewAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await RenewAsync(cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // Nobody else gets it either as long as that lasts.
            return true;
        }
    }
}
