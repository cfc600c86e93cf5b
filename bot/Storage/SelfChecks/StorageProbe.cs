using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace McaBot.Storage.SelfChecks;

/// <summary>Does with a blob of its own what the bot does with the others, and deletes it again.</summary>
internal sealed class StorageProbe(BlobStore store)
{
    private readonly string name = BlobNames.Probe(Guid.NewGuid());

    /// <summary>What it is at, in words.</summary>
    public string Step { get; private set; } = "create";

    /// <returns>What is not as it has to be; null where all is well.</returns>
    /// <exception cref="StoreUnavailableException">Storage refused the <see cref="Step"/>, or did not answer.</exception>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        await CreateAsync(cancellationToken);
        string? fault;
        try
        {
            fault = await UseAsync(cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            await TryDeleteAsync(cancellationToken);
            throw;
        }

        Step = "delete";
        await DeleteAsync(cancellationToken);
        return fault;
    }

    private async Task<string?> UseAsync(CancellationToken cancellationToken)
    {
        var content = RandomNumberGenerator.GetBytes(16);
        Step = "append to";
        var isAppended = await AppendAtStartAsync(content, cancellationToken);
        var isAppendedTwice = await AppendAtStartAsync(content, cancellationToken);
        Step = "read";
        var read = await store.ReadAsync(name, cancellationToken);
        return !isAppended ? "refuses to append to a new blob"
            : isAppendedTwice ? "does not heed the position of an append: two writers would overwrite each other"
            : read?.Content.ToArray().AsSpan().SequenceEqual(content) != true ? "gives back something else than was written"
            : null;
    }

    private async Task TryDeleteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await DeleteAsync(cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // What failed before is what is told.
        }
    }

    private async Task CreateAsync(CancellationToken cancellationToken) => await store.CallAsync(
        (c, token) => c.GetAppendBlobClient(name).CreateAsync(
            new AppendBlobCreateOptions { Conditions = new AppendBlobRequestConditions { IfNoneMatch = ETag.All } }, token),
        cancellationToken);

    private async Task DeleteAsync(CancellationToken cancellationToken) => await store.DeleteAsync(name, cancellationToken);

    /// <returns>False where there was something before it.</returns>
    private Task<bool> AppendAtStartAsync(byte[] content, CancellationToken cancellationToken) => store.CallAsync(async (c, token) =>
    {
        using var stream = new MemoryStream(content, writable: false);
        var conditions = new AppendBlobRequestConditions { IfAppendPositionEqual = 0 };
        try
        {
            await c.GetAppendBlobClient(name).AppendBlockAsync(
                stream, new AppendBlobAppendBlockOptions { Conditions = conditions }, token);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == StatusCodes.Status412PreconditionFailed)
        {
            return false;
        }
    }, cancellationToken);
}
