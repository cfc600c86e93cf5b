using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace McaBot.Storage.Ledger;

/// <summary>
/// Lists of anchors, a line each: <c>{customer} {sequence} {hash}</c>. Written and read in pieces, whatever their length.
/// </summary>
internal sealed class AnchorLists(BlobStore store)
{
    private const int Piece = 1024 * 1024;

    /// <returns>The list's SHA-256, and what it holds.</returns>
    public async Task<Fingerprint> WriteAsync(Guid list, IAsyncEnumerable<CustomerAnchor> anchors, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (pieces, waiting, ledgers, entries) = (new List<string>(), new MemoryStream(), 0L, 0L);
        await foreach (var (customer, head) in anchors.WithCancellation(cancellationToken))
        {
            var line = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{customer:D} {head.Sequence} {head.Hash}\n"));
            hash.AppendData(line);
            waiting.Write(line);
            (ledgers, entries) = (ledgers + 1, entries + head.Sequence);
            if (waiting.Length >= Piece)
            {
                await StageAsync();
            }
        }

        if (waiting.Length > 0)
        {
            await StageAsync();
        }

        await store.CallAsync((c, token) => Blob(c).CommitBlockListAsync(pieces, cancellationToken: token), cancellationToken);
        return new Fingerprint(Convert.ToHexStringLower(hash.GetHashAndReset()), ledgers, entries, list);

        BlockBlobClient Blob(Azure.Storage.Blobs.BlobContainerClient container) => container.GetBlockBlobClient(BlobNames.AnchorList(list));

        async Task StageAsync()
        {
            var piece = Convert.ToBase64String(Encoding.ASCII.GetBytes(pieces.Count.ToString("D8", CultureInfo.InvariantCulture)));
            await store.CallAsync(
                (c, token) =>
                {
                    // A try after a failed one begins again.
                    waiting.Position = 0;
                    return Blob(c).StageBlockAsync(piece, waiting, cancellationToken: token);
                },
                cancellationToken);
            pieces.Add(piece);
            waiting.SetLength(0);
        }
    }

    /// <returns>Null when there is no such list.</returns>
    public async Task<AnchorListHash?> FindHashAsync(Guid list, CancellationToken cancellationToken)
    {
        if (await FindSizeAsync(list, cancellationToken) is not { } found)
        {
            return null;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var piece in ReadPiecesAsync(list, found.Length, found.Tag, cancellationToken))
        {
            hash.AppendData(piece.ToMemory().Span);
        }

        return new(Convert.ToHexStringLower(hash.GetHashAndReset()), found.Tag);
    }

    /// <param name="tag">Of the list that was found to be the right one.</param>
    public async IAsyncEnumerable<CustomerAnchor> ReadAsync(
        Guid list, ETag tag, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await FindSizeAsync(list, cancellationToken) is not { } found)
        {
            throw new StoreUnavailableException("A list of anchors disappeared while it was read.");
        }

        var rest = "";
        await foreach (var piece in ReadPiecesAsync(list, found.Length, tag, cancellationToken))
        {
            var lines = (rest + Encoding.ASCII.GetString(piece.ToMemory().Span)).Split('\n');
            rest = lines[^1];
            foreach (var line in lines[..^1])
            {
                var words = line.Split(' ');
                var head = new LedgerAnchor(long.Parse(words[1], CultureInfo.InvariantCulture), words[2]);
                yield return new(Guid.ParseExact(words[0], "D"), head);
            }
        }
    }

    private Task<(long Length, ETag Tag)?> FindSizeAsync(Guid list, CancellationToken cancellationToken) => store.AskAsync<(long, ETag)?>(
        async (c, token) =>
        {
            try
            {
                var properties = await c.GetBlobClient(BlobNames.AnchorList(list)).GetPropertiesAsync(cancellationToken: token);
                return (properties.Value.ContentLength, properties.Value.ETag);
            }
            catch (RequestFailedException e) when (e.Status == StatusCodes.Status404NotFound && e.ErrorCode == BlobErrorCode.BlobNotFound)
            {
                return null;
            }
        },
        cancellationToken);

    private async IAsyncEnumerable<BinaryData> ReadPiecesAsync(
        Guid list, long length, ETag tag, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var at = 0L; at < length; at += Piece)
        {
            var range = new HttpRange(at, Math.Min(Piece, length - at));
            var options = new BlobDownloadOptions { Range = range, Conditions = new BlobRequestConditions { IfMatch = tag } };
            var answer = await store.AskAsync(
                (c, token) => c.GetBlobClient(BlobNames.AnchorList(list)).DownloadContentAsync(options, token), cancellationToken);
            yield return answer.Value.Content;
        }
    }
}
