using System.Net;
using System.Web;
using Azure;
using Azure.Core;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Microsoft.Bot.Builder.Azure.Blobs;

/// <summary>State in a container of Blob Storage: one blob an entry, plain JSON, named by the escaped key.</summary>
public class BlobsStorage : IStorage
{
    private readonly BlobContainerClient container;
    private readonly StorageTransferOptions transferOptions;

    public BlobsStorage(string dataConnectionString, string containerName)
        : this(dataConnectionString, containerName, default)
    {
    }

    public BlobsStorage(string dataConnectionString, string containerName, StorageTransferOptions storageTransferOptions)
        : this(storageTransferOptions, Named(dataConnectionString, containerName))
    {
    }

    public BlobsStorage(Uri blobContainerUri, TokenCredential tokenCredential, StorageTransferOptions storageTransferOptions, BlobClientOptions? options = default)
        : this(storageTransferOptions, new BlobContainerClient(blobContainerUri, tokenCredential, options))
    {
    }

    private BlobsStorage(StorageTransferOptions storageTransferOptions, BlobContainerClient container)
    {
        this.container = container;
        transferOptions = storageTransferOptions;
    }

    public async Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var found = new Dictionary<string, object>(keys.Length, StringComparer.Ordinal);
        foreach (var key in keys)
        {
            try
            {
                var blob = await BlobFor(key).DownloadContentAsync(cancellationToken);
                found[key] = StateJson.FromUtf8(blob.Value.Content.ToMemory().Span, blob.Value.Details.ETag.ToString());
            }
            catch (RequestFailedException absent) when (absent.Status == (int)HttpStatusCode.NotFound)
            {
                // No such blob, or no container yet.
            }
        }

        return found;
    }

    /// <exception cref="RequestFailedException">412: an item names a version that is not the stored one; or the storage refuses.</exception>
    public async Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        foreach (var (key, value) in changes)
        {
            var json = BinaryData.FromBytes(StateJson.ToUtf8(value));
            var options = new BlobUploadOptions
            {
                Conditions = value is IStoreItem { ETag: { Length: > 0 } etag and not "*" } ? new BlobRequestConditions { IfMatch = new ETag(etag) } : null,
                HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
                TransferOptions = transferOptions,
            };
            try
            {
                await BlobFor(key).UploadAsync(json, options, cancellationToken);
            }
            catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.ContainerNotFound)
            {
                await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
                await BlobFor(key).UploadAsync(json, options, cancellationToken);
            }
        }
    }

    public async Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (var key in keys)
        {
            try
            {
                await BlobFor(key).DeleteIfExistsAsync(cancellationToken: cancellationToken);
            }
            catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.ContainerNotFound)
            {
                // Nothing was ever stored.
            }
        }
    }

    private static BlobContainerClient Named(string dataConnectionString, string containerName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dataConnectionString);
        ArgumentException.ThrowIfNullOrWhiteSpace(containerName);
        return new BlobContainerClient(dataConnectionString, containerName);
    }

    private BlobClient BlobFor(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return container.GetBlobClient(HttpUtility.UrlEncode(key));
    }
}
