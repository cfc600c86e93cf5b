using Azure;
using Azure.Storage.Blobs.Specialized;
using McaBot.Attestations;
using McaBot.Ledger;

namespace McaBot.Bulk;

/// <summary>The right to work on a bulk request, renewed for as long as the work goes on, however long one message of it may take.</summary>
internal sealed class BatchLease : IAsyncDisposable
{
    /// <summary>How long the work rests when its process died: the shortest that storage knows.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan BetweenRenewals = Length / 5;
    private readonly CancellationTokenSource lost = new();
    private readonly CancellationTokenSource ended = new();
    private readonly BlobStore store;
    private readonly TimeProvider time;
    private readonly Guid batch;
    private readonly string id;
    private readonly Task keeping;

    public BatchLease(BlobStore store, TimeProvider time, Guid batch, string id)
    {
        (this.store, this.time, this.batch, this.id) = (store, time, batch, id);
        keeping = KeepAsync();
    }

    /// <summary>Ends when another process has taken over, or may have.</summary>
    public CancellationToken Lost => lost.Token;

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await keeping;
        try
        {
            await store.CallAsync((container, token) => container.GetBlobClient(BulkBlobs.Lease(batch)).GetBlobLeaseClient(id).ReleaseAsync(cancellationToken: token), CancellationToken.None);
        }
        catch (Exception e) when (e is StoreUnavailableException or RequestFailedException)
        {
            // It lapses by itself, or is another's by now.
            lost.Dispose();
            ended.Dispose();
            return;
        }

        lost.Dispose();
        ended.Dispose();
    }

    private async Task KeepAsync()
    {
        var until = time.GetUtcNow() + Length;
        while (!ended.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(BetweenRenewals, time, ended.Token);
                var asked = time.GetUtcNow();
                if (!await RenewAsync(ended.Token))
                {
                    break;
                }

                until = asked + Length;
            }
            catch (OperationCanceledException)
            {
                // The work is over.
                return;
            }
            catch (StoreUnavailableException) when (time.GetUtcNow() + BetweenRenewals < until)
            {
                // There is time for another try.
            }
            catch (StoreUnavailableException)
            {
                break;
            }
        }

        await lost.CancelAsync();
    }

    /// <returns>False when another process has taken over.</returns>
    private Task<bool> RenewAsync(CancellationToken cancellationToken) => store.CallAsync(async (container, token) =>
    {
        try
        {
            await container.GetBlobClient(BulkBlobs.Lease(batch)).GetBlobLeaseClient(id).RenewAsync(cancellationToken: token);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is StatusCodes.Status404NotFound or StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed)
        {
            return false;
        }
    }, cancellationToken);
}
