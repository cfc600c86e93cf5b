using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace McaBot.Tests.Support;

internal static class KeptBlobs
{
    /// <summary>Reads a container through while a bot works with it: what is gone by the time it is read is left out.</summary>
    public static async IAsyncEnumerable<KeptBlob> ReadAllAsync(
        this BlobContainerClient container, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var item in container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, prefix: null, cancellationToken))
        {
            if (await TryReadAsync(container.GetBlobClient(item.Name), cancellationToken) is { } content)
            {
                yield return new KeptBlob(item, content);
            }
        }
    }

    private static async Task<BinaryData?> TryReadAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return (await blob.DownloadContentAsync(cancellationToken)).Value.Content;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }
}
