using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace McaBot.Tests.Privacy;

/// <summary>What the bot keeps about the customers' people.</summary>
internal static class Stored
{
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 8 };

    /// <summary>Details and notes, by the name of their blob.</summary>
    public static async Task<IReadOnlyDictionary<string, JsonNode>> DetailsAsync(BlobContainerClient container)
    {
        var found = new ConcurrentDictionary<string, JsonNode>(StringComparer.Ordinal);
        if (!await container.ExistsAsync()) return found;

        var names = container.GetBlobsAsync(BlobTraits.None, BlobStates.None, "details/", CancellationToken.None);
        await Parallel.ForEachAsync(names, AtOnce, async (blob, stopping) =>
            found[blob.Name] = JsonNode.Parse((await container.GetBlobClient(blob.Name).DownloadContentAsync(stopping)).Value.Content)!);
        return found;
    }
}
