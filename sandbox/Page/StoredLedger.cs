using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace McaBot.Sandbox.Page;

/// <summary>What lies in storage, for those who like to see it: the ledgers' lines.</summary>
internal static class StoredLedger
{
    public static async Task<JsonArray> ReadAsync(BlobContainerClient container)
    {
        var ledgers = new JsonArray();
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, "ledger/", CancellationToken.None))
        {
            var content = await container.GetBlobClient(blob.Name).DownloadContentAsync();
            var lines = content.Value.Content.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            ledgers.Add(new JsonObject { ["name"] = blob.Name, ["lines"] = new JsonArray([.. lines.Select(line => JsonValue.Create(line))]) });
        }

        return ledgers;
    }
}
