using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace McaBot.Ledger;

/// <summary>Append blobs of short lines, to which many writers add without getting in each other's way. What is in them can all be made again.</summary>
internal sealed class LineBlobs(BlobStore store, ILogger logger)
{
    public async Task<IReadOnlyList<string>> ReadAsync(string name, CancellationToken cancellationToken) =>
        (await store.ReadAsync(name, cancellationToken))?.Content.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <param name="lines">Each with its line end.</param>
    public Task AppendAsync(string name, byte[] lines, CancellationToken cancellationToken) => store.CallAsync(
        async (container, token) =>
        {
            await AppendOrCreateAsync(container.GetAppendBlobClient(name), lines, token);
            return true;
        },
        cancellationToken);

    /// <summary>The same where a line too many may be left out.</summary>
    /// <inheritdoc cref="AppendAsync(string, byte[], CancellationToken)"/>
    public Task AppendWhileThereIsRoomAsync(string name, byte[] lines, CancellationToken cancellationToken) => store.CallAsync(
        async (container, token) =>
        {
            try
            {
                await AppendOrCreateAsync(container.GetAppendBlobClient(name), lines, token);
            }
            catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlockCountExceedsLimit)
            {
                // 50,000 appends; an index is no record.
                StorageLog.DayFull(logger, name);
            }

            return true;
        },
        cancellationToken);

    private static async Task AppendOrCreateAsync(AppendBlobClient blob, byte[] lines, CancellationToken cancellationToken)
    {
        try
        {
            await AppendAsync(blob, lines, cancellationToken);
        }
        catch (RequestFailedException e) when (e.IsMissing())
        {
            await blob.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await AppendAsync(blob, lines, cancellationToken);
        }
    }

    private static async Task AppendAsync(AppendBlobClient blob, byte[] lines, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(lines, writable: false);
        await blob.AppendBlockAsync(content, cancellationToken: cancellationToken);
    }
}
