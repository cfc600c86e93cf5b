using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace McaBot.Storage;

/// <summary>
/// Append blobs of short lines, to which many writers add without getting in each other's way. What is in them can all be made again.
/// </summary>
internal sealed class LineBlobs(BlobStore store, ILogger logger)
{
    private const int MaxTries = 60;

    public async Task<IReadOnlyList<string>> ReadAsync(string name, CancellationToken cancellationToken) =>
        LinesOf((await store.ReadAsync(name, cancellationToken))?.Content);

    /// <summary>The same, with what was written anew beneath.</summary>
    /// <inheritdoc cref="ReadAsync(string, CancellationToken)"/>
    public async Task<IReadOnlyList<string>> ReadWithBaseAsync(string name, CancellationToken cancellationToken)
    {
        // In this order: a line leaves the one only after it is in the other.
        var added = await ReadAsync(name, cancellationToken);
        return [.. await ReadAsync(BlobNames.Beneath(name), cancellationToken), .. added];
    }

    /// <summary>
    /// Writes a blob anew beside whoever adds to it: what it is to hold goes into a blob beneath in one piece, and only then what was added
    /// so far is taken away, where nothing was added meanwhile. At no moment is a line in neither.
    /// </summary>
    /// <param name="make">Gets every line there is, answers those that are to be there. May be asked several times.</param>
    public async Task RewriteAsync(
        string name, Func<IReadOnlyList<string>, IReadOnlyList<string>> make, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            var added = await store.ReadAsync(name, cancellationToken);
            var beneath = await store.ReadAsync(BlobNames.Beneath(name), cancellationToken);
            var before = LinesOf(beneath?.Content);
            var after = make([.. before, .. LinesOf(added?.Content)]);
            var conditions = beneath is { } found
                ? new BlobRequestConditions { IfMatch = found.Tag }
                : new BlobRequestConditions { IfNoneMatch = ETag.All };
            if (
                !after.SequenceEqual(before, StringComparer.Ordinal)
                && !await store.WriteAsync(
                    BlobNames.Beneath(name), new BinaryData(string.Concat(after.Select(line => line + "\n"))), conditions,
                    cancellationToken))
            {
                continue;
            }

            if (added is null || await store.DeleteAsync(name, new BlobRequestConditions { IfMatch = added.Tag }, cancellationToken))
            {
                return;
            }
        }

        throw new StoreUnavailableException("Others kept adding to the same blob.");
    }

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

    private static string[] LinesOf(BinaryData? content) => content?.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static async Task AppendOrCreateAsync(AppendBlobClient blob, byte[] lines, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await AppendAsync(blob, lines, cancellationToken);
                return;
            }
            catch (RequestFailedException e) when (e.IsMissing() && attempt < MaxTries)
            {
                // Whoever writes it anew meanwhile may take it away once more.
                await blob.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            }
        }
    }

    private static async Task AppendAsync(AppendBlobClient blob, byte[] lines, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(lines, writable: false);
        await blob.AppendBlockAsync(content, cancellationToken: cancellationToken);
    }
}
