using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace McaBot.Tests.Support;

/// <summary>All that lay in a container at one moment, as a backup keeps it.</summary>
internal sealed class ContainerCopy
{
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 8 };

    private readonly BlobContainerClient container;
    private readonly IReadOnlyList<Kept> blobs;

    private ContainerCopy(BlobContainerClient container, IReadOnlyList<Kept> blobs) => (this.container, this.blobs) = (container, blobs);

    public static async Task<ContainerCopy> OfAsync(BlobContainerClient container)
    {
        var kept = new List<Kept>();
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, prefix: null, CancellationToken.None))
        {
            var content = (await container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content;
            kept.Add(new Kept(blob.Name, blob.Properties.BlobType, blob.Metadata, content));
        }

        return new ContainerCopy(container, kept);
    }

    /// <summary>Puts everything back as it was; what came since is gone. The container itself stays.</summary>
    public async Task RestoreAsync()
    {
        var present = container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix: null, CancellationToken.None);
        await Parallel.ForEachAsync(present, AtOnce, async (blob, stopping) =>
            await container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: stopping));
        await Parallel.ForEachAsync(blobs, AtOnce, async (blob, stopping) => await WriteAsync(blob, stopping));
    }

    private async Task WriteAsync(Kept kept, CancellationToken cancellationToken)
    {
        if (kept.Type != BlobType.Append)
        {
            await container
                .GetBlobClient(kept.Name)
                .UploadAsync(kept.Content, new BlobUploadOptions { Metadata = kept.Metadata }, cancellationToken);
            return;
        }

        var blob = container.GetAppendBlobClient(kept.Name);
        await blob.CreateAsync(new AppendBlobCreateOptions { Metadata = kept.Metadata }, cancellationToken);
        if (kept.Content.ToMemory().Length > 0)
        {
            await blob.AppendBlockAsync(kept.Content.ToStream(), cancellationToken: cancellationToken);
        }
    }

    private sealed record Kept(string Name, BlobType? Type, IDictionary<string, string> Metadata, BinaryData Content);
}
