using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using McaBot.Attestations;
using McaBot.Ledger;

namespace McaBot.Bulk;

/// <summary>Keeps several processes from working on the same bulk request; that it comes out right never rests on it.</summary>
internal sealed class BatchLeases(BlobStore store, TimeProvider time)
{
    /// <returns>Null while another process is at it. What is taken is kept until it is disposed of, or lost.</returns>
    public Task<BatchLease?> TryTakeAsync(Guid batch, CancellationToken cancellationToken) => store.CallAsync<BatchLease?>(async (container, token) =>
    {
        var blob = container.GetBlobClient(BulkBlobs.Lease(batch));
        var lease = blob.GetBlobLeaseClient();
        try
        {
            try
            {
                await lease.AcquireAsync(BatchLease.Length, cancellationToken: token);
            }
            catch (RequestFailedException e) when (e.IsMissing())
            {
                await blob.UploadAsync(BinaryData.Empty, overwrite: false, token);
                await lease.AcquireAsync(BatchLease.Length, cancellationToken: token);
            }

            return new BatchLease(store, time, batch, lease.LeaseId);
        }
        catch (RequestFailedException e) when (e.Status == StatusCodes.Status409Conflict)
        {
            return null;
        }
    }, cancellationToken);
}
