using System.Collections.Concurrent;
using Azure.Storage.Blobs.Models;

namespace McaBot.Storage.Projections;

/// <summary>
/// One empty blob for each customer, bulk request or job of which something was given up, so that the list of dead letters scans no
/// history.
/// </summary>
/// <param name="log">Says that something was given up: operators are to hear of it. Null: nothing is said.</param>
internal sealed class DeadLetterMarkers(BlobStore store, ILogger<DeadLetterMarkers>? log = null)
{
    // What was given up last: the same number may be others, and another replica may have forgotten the marker meanwhile.
    private readonly ConcurrentDictionary<Guid, (Guid Message, DateTimeOffset Since)> noted = new();

    // How often a job had been requeued when it was given up.
    private readonly ConcurrentDictionary<Guid, int> notedJobs = new();

    /// <summary>
    /// Writes a customer's marker whenever something was given up that this process has not noted. Before the customer's open marker goes.
    /// </summary>
    public async Task NoteAsync(CustomerLedger present, CancellationToken cancellationToken)
    {
        var last = present
            .DeadLetters.OrderBy(p => p.Message.Since)
            .ThenBy(p => p.Message.Id)
            .Select(p => (p.Message.Id, p.Message.Since))
            .LastOrDefault();
        if (last == default)
        {
            noted.TryRemove(present.Customer, out _);
        }
        else if (noted.GetValueOrDefault(present.Customer) != last)
        {
            await WriteAsync(DeadLetterSource.Customers, present.Customer, cancellationToken);
            noted[present.Customer] = last;
        }
    }

    /// <summary>
    /// Writes a job's marker when it was given up and this process has not noted that: a sweep comes upon it again and again.
    /// </summary>
    /// <param name="requeues">How often it had been requeued by then.</param>
    public async Task NoteJobAsync(Guid job, int requeues, CancellationToken cancellationToken)
    {
        if (!notedJobs.TryGetValue(job, out var before) || before != requeues)
        {
            await WriteAsync(DeadLetterSource.Jobs, job, cancellationToken);
            notedJobs[job] = requeues;
        }
    }

    /// <summary>The job is not given up any more.</summary>
    public void ForgetJob(Guid job) => notedJobs.TryRemove(job, out _);

    public async Task WriteAsync(DeadLetterSource source, Guid id, CancellationToken cancellationToken)
    {
        await store.WriteAsync(BlobNames.DeadLetterMarker(source, id), BinaryData.Empty, null, cancellationToken);
        if (log is not null)
        {
            StorageLog.GivenUp(log, Code.Of(source), id);
        }
    }

    public IAsyncEnumerable<Guid> ListAsync(DeadLetterSource source, CancellationToken cancellationToken) =>
        store.ListIdsAsync(BlobNames.DeadLettersOf(source), cancellationToken);

    /// <summary>Removes the marker where nothing is given up any more; what is given up meanwhile writes it anew, and it stays.</summary>
    /// <param name="isEmpty">Looks after the marker was found.</param>
    public async Task ForgetAsync(DeadLetterSource source, Guid id, Func<Task<bool>> isEmpty, CancellationToken cancellationToken)
    {
        var name = BlobNames.DeadLetterMarker(source, id);
        if (await store.ReadAgainAsync(name, cancellationToken) is { } marker && await isEmpty())
        {
            await store.DeleteAsync(name, new BlobRequestConditions { IfMatch = marker.Tag }, cancellationToken);
        }
    }
}
