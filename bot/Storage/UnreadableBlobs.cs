using Azure.Storage.Blobs.Models;

namespace McaBot.Storage;

/// <summary>Puts what cannot be read out of the way of whoever has to go on, and keeps every byte of it for the operator.</summary>
internal static class UnreadableBlobs
{
    /// <param name="name">Where it lies.</param>
    /// <param name="aside">Where it is kept from now on.</param>
    /// <param name="found">As storage gave it.</param>
    /// <exception cref="StoreUnavailableException">
    /// It is not what lies there: something else answered, or somebody wrote meanwhile. Nothing was taken away.
    /// </exception>
    public static async Task PutAsideAsync(
        this BlobStore store, string name, string aside, BlobContent found, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(found.Tag.ToString()))
        {
            // Storage names a tag with everything it holds.
            throw new StoreUnavailableException("Storage answered what it does not hold.");
        }

        await store.WriteAsync(aside, found.Content, null, cancellationToken);
        if (!await store.DeleteAsync(name, new BlobRequestConditions { IfMatch = found.Tag }, cancellationToken))
        {
            throw new StoreUnavailableException("What could not be read has changed meanwhile.");
        }
    }
}
