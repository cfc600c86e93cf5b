using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace McaBot.Tests.Support;

/// <summary>All that lay in a container at one moment, as a backup keeps it.</summary>
internal sealed class ContainerCopy
{
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 8 };

    private readonly BlobContainerClient container;
    private readonly IReadOnlyList<KeptBlob> blobs;

    private ContainerCopy(BlobContainerClient container, IReadOnlyList<KeptBlob> blobs) =>
        (this.container, this.blobs) = (container, blobs);

    public static async Task<ContainerCopy> OfAsync(BlobContainerClient container) =>
        new(container, await container.ReadAllAsync().ToListAsync());

    /// <summary>Puts everything back as it was; what came since is gone. The container itself stays.</summary>
    public async Task RestoreAsync()
    {
        var present = container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix: null, CancellationToken.None);
        await Parallel.ForEachAsync(present, AtOnce, async (blob, stopping) =>
            await container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: stopping));
        await Parallel.ForEachAsync(blobs, AtOnce, async (blob, stopping) => await WriteAsync(blob, stopping));
    }

    private async Task WriteAsync(KeptBlob kept, CancellationToken cancellationToken)
    {
        if (kept.Item.Properties.BlobType != BlobType.Append)
        {
            await container
                .GetBlobClient(kept.Name)
                .UploadAsync(kept.Content, new BlobUploadOptions { Metadata = kept.Item.Metadata }, cancellationToken);
            return;
        }

        var blob = container.GetAppendBlobClient(kept.Name);
        await blob.CreateAsync(new AppendBlobCreateOptions { Metadata = kept.Item.Metadata }, cancellationToken);
        if (kept.Content.ToMemory().Length > 0)
        {
            await blob.AppendBlockAsync(kept.Content.ToStream(), cancellationToken: cancellationToken);
        }
    }
}
