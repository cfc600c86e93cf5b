using System.Globalization;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace McaBot.Sandbox.Page;

/// <summary>A blob that the page tampered with. Its original bytes are kept as a snapshot of it, which also says what was done.</summary>
/// <param name="How">As the page calls it: entry, tail or details.</param>
/// <param name="Entry">The first entry that is not as it was; for details, the one that carries their hash.</param>
/// <param name="Snapshot">When the original was kept.</param>
internal sealed record TamperedBlob(string Name, Guid Customer, string How, int Entry, string Snapshot)
{
    private const string CustomerName = "customer";
    private const string HowName = "how";
    private const string EntryName = "entry";

    public static async Task<IReadOnlyList<TamperedBlob>> FindAllAsync(BlobContainerClient container, CancellationToken cancellationToken)
    {
        var found = new List<TamperedBlob>();
        foreach (var prefix in new[] { "ledger/", "details/" })
        {
            await foreach (var blob in container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.Snapshots, prefix, cancellationToken))
            {
                if (blob.Snapshot is not { Length: > 0 } snapshot || !blob.Metadata.TryGetValue(HowName, out var how)) continue;

                var entry = int.Parse(blob.Metadata[EntryName], CultureInfo.InvariantCulture);
                found.Add(new TamperedBlob(blob.Name, Guid.Parse(blob.Metadata[CustomerName]), how, entry, snapshot));
            }
        }

        return found;
    }

    /// <summary>Keeps the bytes that are there now.</summary>
    public static Task KeepAsync(BlobClient blob, Guid customer, string how, int entry, CancellationToken cancellationToken)
    {
        var said = new Dictionary<string, string>
        {
            [CustomerName] = customer.ToString("D"),
            [HowName] = how,
            [EntryName] = entry.ToString(CultureInfo.InvariantCulture),
        };
        return blob.CreateSnapshotAsync(said, cancellationToken: cancellationToken);
    }
}
