using Azure;
using Azure.Storage.Blobs.Models;

namespace McaBot.Storage;

/// <summary>One small blob for each activity that was begun: the same one is answered once, whichever process it comes to again.</summary>
internal sealed class DeliveryMarks(BlobStore store, TimeProvider time)
{
    /// <summary>Longer than Teams repeats what was not acknowledged.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(400);
    private static readonly BinaryData Done = BinaryData.FromString("done");

    /// <param name="at">The activity's own time, so that its repeat finds the same name.</param>
    /// <param name="key">What tells the activity from every other.</param>
    public string NameOf(DateTimeOffset? at, string key)
    {
        var hash = Hashes.Sha256(key);
        var isOfToday = at is { } sent && (sent - time.GetUtcNow()).Duration() < KeptFor;
        return BlobNames.Delivery(isOfToday ? at!.Value : DateTimeOffset.MinValue, hash);
    }

    /// <returns>False where somebody has begun it already.</returns>
    public async Task<bool> TryBeginAsync(string name, Guid by, CancellationToken cancellationToken) =>
        await store.WriteAsync(name, Begun(by), new BlobRequestConditions { IfNoneMatch = ETag.All }, cancellationToken)
        || (await ReadAsync(name, cancellationToken))?.Content == Begun(by).ToString();

    /// <summary>Waits until whoever has begun it is done, or must have died.</summary>
    /// <param name="longest">How long a turn may take, by the store's clock.</param>
    /// <returns>Whether it is to be begun again, by the caller.</returns>
    public async Task<bool> TakeOverAsync(string name, Guid by, TimeSpan longest, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await ReadAsync(name, cancellationToken) is not { } mark)
            {
                // Whoever had begun it could not finish, and says so.
                if (await TryBeginAsync(name, by, cancellationToken))
                {
                    return true;
                }
            }
            else if (mark.Content == Done.ToString())
            {
                return false;
            }
            else if (mark.Age > longest && await RenewAsync(name, by, mark.Tag, cancellationToken))
            {
                return true;
            }

            await Task.Delay(BetweenLooks, time, cancellationToken);
        }
    }

    public Task EndAsync(string name, CancellationToken cancellationToken) => store.WriteAsync(name, Done, null, cancellationToken);

    /// <summary>The activity may come again.</summary>
    public Task ForgetAsync(string name, CancellationToken cancellationToken) => store.DeleteAsync(name, cancellationToken);

    /// <summary>Erases the marks of activities that will not come again. What is listed comes in the order of its hour.</summary>
    /// <returns>How many.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var (erased, limit) = (0, time.GetUtcNow() - KeptFor);
        await foreach (var mark in store.ListBlobsAsync(BlobNames.Deliveries, cancellationToken))
        {
            if (string.CompareOrdinal(mark.Name, BlobNames.Delivery(limit, "")) > 0)
            {
                break;
            }

            erased += mark.Changed < limit && await store.DeleteAsync(mark, cancellationToken) ? 1 : 0;
        }

        return erased;
    }

    private Task<bool> RenewAsync(string name, Guid by, ETag tag, CancellationToken cancellationToken) =>
        store.WriteAsync(name, Begun(by), new BlobRequestConditions { IfMatch = tag }, cancellationToken);

    private Task<Mark?> ReadAsync(string name, CancellationToken cancellationToken) => store.AskAsync<Mark?>(async (container, token) =>
    {
        try
        {
            var answer = await container.GetBlobClient(name).DownloadContentAsync(token);
            var now = answer.GetRawResponse().Headers.Date ?? time.GetUtcNow();
            return new Mark(answer.Value.Content.ToString(), answer.Value.Details.ETag, now - answer.Value.Details.LastModified);
        }
        catch (RequestFailedException e) when (e.IsMissing())
        {
            return null;
        }
    }, cancellationToken);

    private static BinaryData Begun(Guid by) => BinaryData.FromString(by.ToString("D", CultureInfo.InvariantCulture));

    private sealed record Mark(string Content, ETag Tag, TimeSpan Age);
}
