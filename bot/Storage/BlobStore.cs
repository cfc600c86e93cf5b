using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using McaBot.Platform;

namespace McaBot.Storage;

/// <summary>
/// The container. Every call is bounded in time, and ends with its answer or a <see cref="StoreUnavailableException"/>; so does one that
/// finds the container missing, which only <see cref="StorageContainers"/> makes.
/// </summary>
internal sealed class BlobStore(BlobContainerClient container, TimeProvider time, ILogger<BlobStore> logger)
{
    /// <summary>For one call with all its retries: a turn that finds storage dead has to answer in about 10 s.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Of one answer, which is the most storage gives.</summary>
    private const int MaxListed = 5000;

    public string Name => container.Name;

    /// <summary>The same container whether or not it is <see cref="Lost"/>.</summary>
    internal BlobStore Unguarded => new(container, time, logger);

    /// <summary>Why this is not the container that was begun with; null where it is. Until then no call gets through.</summary>
    internal string? Lost { get; set; }

    /// <summary>For what may change something: in a turn it waits until the turn may.</summary>
    public async Task<T> CallAsync<T>(Func<BlobContainerClient, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        await TurnScope.MayChangeAsync(cancellationToken);
        return await AskAsync(call, cancellationToken);
    }

    /// <summary>For what changes nothing.</summary>
    public async Task<T> AskAsync<T>(Func<BlobContainerClient, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        if (Lost is { } why)
        {
            throw new StoreUnavailableException(why);
        }

        using var deadline = new Deadline(Longest, time, cancellationToken);
        try
        {
            return await call(container, deadline.Token);
        }
        catch (Exception e) when (StorageFault.Of(e, cancellationToken) is { } fault)
        {
            if (fault.IsContainerMissing())
            {
                StorageLog.ContainerMissing(logger, $"Container {container.Name} is missing.");
            }

            throw fault;
        }
    }

    /// <summary>What a turn has read or written already is not read again.</summary>
    /// <returns>Null when there is no such blob.</returns>
    public Task<BlobContent?> ReadAsync(string name, CancellationToken cancellationToken) =>
        TurnScope.OnceAsync(Question(name), token => ReadNowAsync(name, token), cancellationToken);

    /// <summary>Begins, in a turn, to read what will be asked for soon.</summary>
    public void ReadAhead(string name) => TurnScope.Ahead(() => ReadAsync(name, CancellationToken.None));

    /// <summary>As it is stored now, whatever the turn has read before.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public Task<BlobContent?> ReadAgainAsync(string name, CancellationToken cancellationToken)
    {
        Forget(name);
        return ReadAsync(name, cancellationToken);
    }

    /// <summary>It was written, or may have been, by another way than <see cref="WriteAsync"/>.</summary>
    public void Forget(string name) => TurnScope.Forget(Question(name));

    /// <summary>The turn need not read what it knows otherwise.</summary>
    public void Know(string name, BlobContent? content) => TurnScope.Know(Question(name), content);

    /// <returns>What the turn has read or is reading; null where it is not.</returns>
    public Task<BlobContent?>? Recall(string name) => TurnScope.Recall<BlobContent?>(Question(name));

    /// <param name="conditions">Null to overwrite whatever is there.</param>
    /// <returns>False when a condition did not hold; then nothing was written by this try.</returns>
    public async Task<bool> WriteAsync(
        string name, BinaryData content, BlobRequestConditions? conditions, CancellationToken cancellationToken)
    {
        Forget(name);
        if (await PutAsync(name, content, conditions, cancellationToken) is not { } written)
        {
            return false;
        }

        Know(name, written);
        return true;
    }

    /// <returns>What is stored now; null when a condition did not hold.</returns>
    /// <inheritdoc cref="WriteAsync"/>
    public Task<BlobContent?> PutAsync(
        string name, BinaryData content, BlobRequestConditions? conditions, CancellationToken cancellationToken) =>
        CallAsync<BlobContent?>(
            async (c, token) =>
            {
                try
                {
                    var options = new BlobUploadOptions { Conditions = conditions };
                    return new BlobContent(content, (await c.GetBlobClient(name).UploadAsync(content, options, token)).Value.ETag);
                }
                catch (RequestFailedException e) when (e.IsConditionNotMet())
                {
                    return null;
                }
            },
            cancellationToken);

    /// <returns>False when there was no such blob, or it is no longer the one meant.</returns>
    public async Task<bool> DeleteAsync(string name, BlobRequestConditions? conditions, CancellationToken cancellationToken)
    {
        var isDeleted = await CallAsync(
            async (c, token) =>
            {
                try
                {
                    await c.GetBlobClient(name).DeleteAsync(conditions: conditions, cancellationToken: token);
                    return true;
                }
                catch (RequestFailedException e) when (e.IsMissing() || e.IsConditionNotMet())
                {
                    return false;
                }
            },
            cancellationToken);
        Forget(name);
        return isDeleted;
    }

    /// <summary>The GUIDs that blobs are named by right below <paramref name="prefix"/>; other names are passed over.</summary>
    public IAsyncEnumerable<Guid> ListIdsAsync(string prefix, CancellationToken cancellationToken) => ListAsync(prefix, cancellationToken)
        .Select(name => Guid.TryParseExact(name.AsSpan(prefix.Length), "D", out var id) ? id : (Guid?)null)
        .Where(id => id is not null)
        .Select(id => id!.Value);

    /// <summary>The same, with what tells one writing of the blob from the next.</summary>
    public IAsyncEnumerable<TaggedId> ListTaggedIdsAsync(string prefix, CancellationToken cancellationToken) =>
        ListBlobsAsync(prefix, cancellationToken)
        .Select(blob => new TaggedId(Guid.TryParseExact(blob.Name.AsSpan(prefix.Length), "D", out var id) ? id : Guid.Empty, blob.Tag))
        .Where(blob => blob.Id != Guid.Empty);

    /// <summary>Names below <paramref name="prefix"/>, page by page.</summary>
    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken) =>
        ListBlobsAsync(prefix, cancellationToken).Select(blob => blob.Name);

    /// <returns>False when there was no such blob.</returns>
    public Task<bool> DeleteAsync(string name, CancellationToken cancellationToken) => DeleteAsync(name, null, cancellationToken);

    /// <summary>Deletes whatever there is below <paramref name="prefix"/>.</summary>
    /// <returns>How many blobs.</returns>
    public async Task<int> DeleteAllAsync(string prefix, CancellationToken cancellationToken)
    {
        var deleted = 0;
        await foreach (var name in ListAsync(prefix, cancellationToken))
        {
            deleted += await DeleteAsync(name, null, cancellationToken) ? 1 : 0;
        }

        return deleted;
    }

    /// <summary>Deletes a blob that was listed, unless it was changed since.</summary>
    public Task<bool> DeleteAsync(StoredBlob listed, CancellationToken cancellationToken) =>
        DeleteAsync(listed.Name, new BlobRequestConditions { IfMatch = new ETag(Quoted(listed.Tag)) }, cancellationToken);

    /// <summary>The same, with what a listing tells of each.</summary>
    /// <inheritdoc cref="ListAsync(string, CancellationToken)"/>
    public async IAsyncEnumerable<StoredBlob> ListBlobsAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? next = null;
        do
        {
            var page = await AskAsync(async (c, token) =>
            {
                var pages = c.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, token).AsPages(next, MaxListed);
                await foreach (var first in pages)
                {
                    return first;
                }

                return null;
            }, cancellationToken);

            foreach (var blob in page?.Values ?? [])
            {
                yield return new StoredBlob(
                    blob.Name, blob.Properties.ContentLength ?? 0, blob.Properties.ETag?.ToString() ?? "",
                    blob.Properties.LastModified ?? DateTimeOffset.MaxValue);
            }

            next = page?.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(next));
    }

    /// <summary>As a condition wants it; a listing leaves the quotation marks out.</summary>
    private static string Quoted(string tag) => tag.StartsWith('"') ? tag : $"\"{tag}\"";

    private (BlobStore, string) Question(string name) => (this, name);

    private Task<BlobContent?> ReadNowAsync(string name, CancellationToken cancellationToken) => AskAsync<BlobContent?>(async (c, token) =>
    {
        try
        {
            var answer = await c.GetBlobClient(name).DownloadContentAsync(token);
            return new BlobContent(answer.Value.Content, answer.Value.Details.ETag);
        }
        catch (RequestFailedException e) when (e.IsMissing())
        {
            return null;
        }
    }, cancellationToken);
}
