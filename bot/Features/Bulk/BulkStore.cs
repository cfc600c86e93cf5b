using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Models;
using McaBot.Features.Bulk.Sheets;
using McaBot.Storage;

namespace McaBot.Features.Bulk;

/// <summary>Bulk requests as they are kept. Any method may throw <see cref="StoreUnavailableException"/>.</summary>
internal sealed class BulkStore(BlobStore store, ILogger<BulkStore> log)
{
    private static readonly BlobRequestConditions New = new() { IfNoneMatch = ETag.All };

    /// <summary>Far longer than writing a bulk request may take; by the service's clock.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(2);

    // Batches never change once written, and a worker asks for the same one again and again.
    private const int MaxKept = 8;

    private readonly JsonBlobs blobs = new(store, log);
    private readonly LineBlobs lines = new(store, log);
    private readonly Lock keeping = new();
    private readonly Queue<BulkRequest> kept = new();

    /// <summary>Begins to read, in a turn, what will be asked for soon of a bulk request.</summary>
    public void ReadAhead(Guid batch)
    {
        if (Kept(batch) is null)
        {
            store.ReadAhead(BlobNames.BulkRequest(batch));
        }

        store.ReadAhead(BlobNames.BulkState(batch));
        store.ReadAhead(BlobNames.BulkRows(batch));
    }

    /// <summary>Begins to read, in a turn, which bulk requests the person has.</summary>
    public void ReadAheadOf(Guid person) => store.ReadAhead(BlobNames.BulkOfPerson(person));

    /// <summary>
    /// Puts it on record; where the same was put on record before and is not at its end, that one counts. It is to be noted for its
    /// person then.
    /// </summary>
    public async Task<BulkRequest> CreateAsync(Func<int, BulkRequest> make, CancellationToken cancellationToken)
    {
        for (var serial = 0; ; serial++)
        {
            var request = make(serial);

            // Before the batch, so that no crash leaves one that no sweep would find.
            await store.WriteAsync(BlobNames.BulkMarker(request.Id), BinaryData.Empty, null, cancellationToken);
            if (
                await store.WriteAsync(
                    BlobNames.BulkRequest(request.Id),
                    new(JsonSerializer.SerializeToUtf8Bytes(request, BulkJson.Default.BulkRequest)), New, cancellationToken))
            {
                return request;
            }

            var known = await FindAsync(request.Id, cancellationToken)
                ?? throw new StoreUnavailableException("A bulk request cannot be read.");
            if (known.Preview == request.Preview || !(await StateAsync(request.Id, cancellationToken)).IsFinished)
            {
                return known;
            }

            await ForgetMarkerAsync(request.Id, cancellationToken);
        }
    }

    /// <returns>Null where there is none, or it cannot be read; whether it is as it was confirmed, it says itself.</returns>
    public async Task<BulkRequest?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        if (Kept(id) is { } known)
        {
            return known;
        }

        var found = await ReadAsync(id, cancellationToken);
        if (found is { IsAsConfirmed: true })
        {
            lock (keeping)
            {
                kept.Enqueue(found);
                if (kept.Count > MaxKept)
                {
                    kept.Dequeue();
                }
            }
        }

        return found;
    }

    private BulkRequest? Kept(Guid id)
    {
        lock (keeping)
        {
            return kept.FirstOrDefault(b => b.Id == id);
        }
    }

    /// <returns>What was put on record of the preview; null where nothing was.</returns>
    public async Task<BulkRequest?> FindOfPreviewAsync(BulkPreview preview, Guid person, CancellationToken cancellationToken)
    {
        for (var serial = 0; await FindAsync(BulkRequest.IdOf(person, preview.Rows, serial), cancellationToken) is { } known; serial++)
        {
            if (known.Preview == preview.Id)
            {
                return known;
            }
        }

        return null;
    }

    /// <summary>As it lies there now; null where there is none, or it cannot be read.</summary>
    public Task<BulkRequest?> ReadAsync(Guid id, CancellationToken cancellationToken) =>
        blobs.ReadAsync(BlobNames.BulkRequest(id), BulkJson.Default.BulkRequest, cancellationToken);

    /// <summary>Whether anything lies there, readable or not.</summary>
    public async Task<bool> IsThereAsync(Guid id, CancellationToken cancellationToken) =>
        await store.ReadAsync(BlobNames.BulkRequest(id), cancellationToken) is not null;

    /// <summary>The person's bulk requests, latest last.</summary>
    public async Task<IReadOnlyList<PersonBulkRequest>> OfPersonAsync(Guid person, CancellationToken cancellationToken) =>
        (await blobs.ReadAsync(BlobNames.BulkOfPerson(person), BulkJson.Default.PersonBulkRequests, cancellationToken))?.Batches ?? [];

    public async Task<BulkState> StateAsync(Guid batch, CancellationToken cancellationToken) =>
        await blobs.ReadAsync(BlobNames.BulkState(batch), BulkJson.Default.BulkState, cancellationToken) ?? BulkState.New;

    /// <summary>The same, and never as this turn knows it already.</summary>
    public async Task<BulkState> StateAgainAsync(Guid batch, CancellationToken cancellationToken) =>
        await blobs.ReadAgainAsync(BlobNames.BulkState(batch), BulkJson.Default.BulkState, cancellationToken) ?? BulkState.New;

    /// <summary>Changes what stands there, whoever else changes it meanwhile.</summary>
    /// <returns>As it stands then.</returns>
    public async Task<BulkState> ChangeStateAsync(Guid batch, Func<BulkState, BulkState> change, CancellationToken cancellationToken)
    {
        var after = BulkState.New;
        await blobs.ChangeAsync(
            BlobNames.BulkState(batch),
            BulkJson.Default.BulkState,
            before =>
            {
                after = change(before ?? BulkState.New);
                return ReferenceEquals(after, before) ? null : after;
            },
            cancellationToken);
        return after;
    }

    /// <summary>Adds lines to what is known of the rows. Saying the same twice does no harm.</summary>
    public Task NoteAsync(Guid batch, IReadOnlyCollection<RowNote> notes, CancellationToken cancellationToken) =>
    lines.AppendAsync(
        BlobNames.BulkRows(batch),
        [.. notes.SelectMany(n => JsonSerializer.SerializeToUtf8Bytes(n, BulkJson.Default.RowNote).Append((byte)'\n'))], cancellationToken);

    public async Task<BulkRows> RowsAsync(BulkRequest request, CancellationToken cancellationToken)
    {
        var rows = new BulkRows(request);
        foreach (var line in await lines.ReadAsync(BlobNames.BulkRows(request.Id), cancellationToken))
        {
            if (JsonSerializer.Deserialize(line, BulkJson.Default.RowNote) is { } note && request.Has(note.Row))
            {
                rows.Add(note);
            }
        }

        return rows;
    }

    public IAsyncEnumerable<Guid> ListOpenAsync(CancellationToken cancellationToken) =>
        store.ListIdsAsync(BlobNames.BulkOpen, cancellationToken);

    /// <summary>The same, with what tells one writing of the marker from the next.</summary>
    public IAsyncEnumerable<TaggedId> ListOpenTagsAsync(CancellationToken cancellationToken) =>
        store.ListTaggedIdsAsync(BlobNames.BulkOpen, cancellationToken);

    /// <summary>Has whoever sweeps come upon it.</summary>
    public Task MarkAsync(Guid batch, CancellationToken cancellationToken) =>
        store.WriteAsync(BlobNames.BulkMarker(batch), BinaryData.Empty, null, cancellationToken);

    /// <summary>Has one looked at again, also where it is finished or rests.</summary>
    public async Task ReopenAsync(Guid batch, CancellationToken cancellationToken)
    {
        await MarkAsync(batch, cancellationToken);
        await ChangeStateAsync(batch, s => s.IsFinished ? s with { IsFinished = false } : s, cancellationToken);
    }

    /// <summary>Forgets a marker whose bulk request was never written; a young one's may still be on its way.</summary>
    public Task ForgetOrphanAsync(Guid batch, CancellationToken cancellationToken) => store.CallAsync(async (container, token) =>
    {
        var blob = container.GetBlobClient(BlobNames.BulkMarker(batch));
        try
        {
            var answer = await blob.GetPropertiesAsync(cancellationToken: token);
            var now = answer.GetRawResponse().Headers.Date ?? answer.Value.LastModified;
            if (now - answer.Value.LastModified > Settling)
            {
                await blob.DeleteAsync(conditions: new BlobRequestConditions { IfMatch = answer.Value.ETag }, cancellationToken: token);
            }
        }
        catch (RequestFailedException e) when (e.IsMissing() || e.IsConditionNotMet())
        {
            // Gone, or written anew.
            return false;
        }

        return true;
    }, cancellationToken);

    public Task ForgetMarkerAsync(Guid batch, CancellationToken cancellationToken) =>
        store.DeleteAsync(BlobNames.BulkMarker(batch), null, cancellationToken);

    /// <summary>The same for one that is finished. Who reopens it at that moment has it come upon all the same.</summary>
    public async Task ForgetFinishedAsync(Guid batch, CancellationToken cancellationToken)
    {
        await ForgetMarkerAsync(batch, cancellationToken);
        if (!(await StateAgainAsync(batch, cancellationToken)).IsFinished)
        {
            await MarkAsync(batch, cancellationToken);
        }
    }

    /// <summary>Has the person's list name it.</summary>
    public Task NoteForPersonAsync(BulkRequest request, CancellationToken cancellationToken) => blobs.ChangeAsync(
        BlobNames.BulkOfPerson(request.Requester.ObjectId),
        BulkJson.Default.PersonBulkRequests,
        before => PersonBulkRequests.With(before, new PersonBulkRequest(request.Id, request.Sha256, request.At)),
        cancellationToken);
}
