using McaBot.Storage;
using McaBot.Storage.Ledger;
using McaBot.Storage.Projections;

namespace McaBot.Operations.Retention;

/// <summary>
/// Erases what was typed and attached for requests that were never made: details and evidence under an id that no ledger knows, and the
/// state of conversations that nobody went on with; and what a process that died has left of writing one that was made. What was looked
/// at once and belongs to an attestation is not looked at again.
/// </summary>
internal sealed partial class DraftErasure(
    BlobStore store, RetentionMarks marks, ILedger ledger, Indexes indexes, BlobDetails details, BlobEvidence evidence,
    ILogger<DraftErasure> log)
{
    /// <param name="limit">What was not touched since then has outlived its time.</param>
    /// <returns>How many requests that were never made, and conversations.</returns>
    public async Task<int> RunAsync(DateTimeOffset limit, CancellationToken cancellationToken)
    {
        var since = (await marks.ReadAsync(cancellationToken)).DraftsUntil ?? DateTimeOffset.MinValue;
        var touched = new Dictionary<Guid, DateTimeOffset>();
        var written = new HashSet<Guid>();
        foreach (var prefix in new[] { BlobNames.Details, BlobNames.Evidence, BlobNames.Drafts })
        {
            await foreach (var blob in store.ListBlobsAsync(prefix, cancellationToken))
            {
                // An id that was looked at before comes up again when something new is written under it.
                if (
                    blob.Changed > since
                    && Guid.TryParseExact(blob.Name.AsSpan(prefix.Length, Math.Min(36, blob.Name.Length - prefix.Length)), "D", out var id))
                {
                    touched[id] = touched.TryGetValue(id, out var known) && known > blob.Changed ? known : blob.Changed;
                    if (string.Equals(prefix, BlobNames.Drafts, StringComparison.Ordinal))
                    {
                        written.Add(id);
                    }
                }
            }
        }

        var isSure = true;
        var neverMade = new HashSet<Guid>();
        foreach (var (id, _) in touched.Where(t => t.Value <= limit))
        {
            switch (await IsOnRecordAsync(id, cancellationToken))
            {
                case null:
                    isSure = false;
                    Log.Unsure(log, id);
                    break;
                case false:
                    neverMade.Add(id);
                    break;
                case true when written.Contains(id):
                    // Sent by a process that died before it could erase what it had sent.
                    await store.DeleteAsync(BlobNames.Draft(id), null, cancellationToken);
                    break;
            }
        }

        isSure &= !await KeepWhatIsBeingWrittenAsync(neverMade, limit, cancellationToken);
        foreach (var id in neverMade)
        {
            await evidence.EraseAsync(id, cancellationToken);
            await details.EraseAsync(id, cancellationToken);
            await store.DeleteAsync(BlobNames.Draft(id), null, cancellationToken);
            Log.Erased(log, id);
        }

        if (isSure)
        {
            await marks.ChangeAsync(mark => mark with { DraftsUntil = limit }, cancellationToken);
        }

        return neverMade.Count
            + await EraseStatesAsync(limit, [.. touched.Where(t => t.Value > limit).Select(t => t.Key.ToString("D"))], cancellationToken);
    }

    /// <summary>
    /// Somebody may have attached files long ago and be writing on: whatever a conversation that was touched since then names stays.
    /// </summary>
    /// <returns>Whether there is any such.</returns>
    private async Task<bool> KeepWhatIsBeingWrittenAsync(HashSet<Guid> neverMade, DateTimeOffset limit, CancellationToken cancellationToken)
    {
        var kept = 0;
        if (neverMade.Count > 0)
        {
            await foreach (var blob in store.ListBlobsAsync(BlobNames.States, cancellationToken).Where(b => b.Changed > limit))
            {
                var text = await TextOfAsync(blob, cancellationToken);
                kept += neverMade.RemoveWhere(id => text.Contains(id.ToString("D"), StringComparison.OrdinalIgnoreCase));
            }
        }

        return kept > 0;
    }

    /// <returns>Null when it cannot be known now. What was never confirmed has no details: they are written before the ledger's
    /// entry.</returns>
    private async Task<bool?> IsOnRecordAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await details.CustomerOfAsync(id, cancellationToken) is not { } customer)
        {
            return
                await store.ListAsync(BlobNames.AllDetails(id), cancellationToken).AnyAsync(cancellationToken)
                || await IsIndexedAsync(id, cancellationToken)
                ? null
                : false;
        }

        var present = await ledger.ReadAsync(customer, cancellationToken);
        if (present.Find(id) is not null)
        {
            return true;
        }

        // Nobody vouches for the customer that the details name: whoever changed it must not have them erased, and the evidence with them.
        return present.Fault is not null || await IsIndexedAsync(id, cancellationToken) ? null : false;
    }

    /// <summary>Whether a ledger knows it although its details were lost or name another customer.</summary>
    private async Task<bool> IsIndexedAsync(Guid id, CancellationToken cancellationToken)
    {
        foreach (var match in await indexes.FindCustomersAsync(AttestationKey.NumberOf(id), cancellationToken))
        {
            if ((await ledger.ReadAsync(match.Customer, cancellationToken)).Find(id) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <param name="written">What was changed since, for whose sake the conversation stays that names it.</param>
    private async Task<int> EraseStatesAsync(DateTimeOffset limit, IReadOnlyList<string> written, CancellationToken cancellationToken)
    {
        var erased = 0;
        await foreach (var blob in store.ListBlobsAsync(BlobNames.States, cancellationToken).Where(b => b.Changed <= limit))
        {
            if (written.Count == 0 || !await NamesAnyAsync(blob, written, cancellationToken))
            {
                erased += await store.DeleteAsync(blob, cancellationToken) ? 1 : 0;
            }
        }

        return erased;
    }

    private async Task<bool> NamesAnyAsync(StoredBlob state, IReadOnlyList<string> drafts, CancellationToken cancellationToken)
    {
        var text = await TextOfAsync(state, cancellationToken);
        return drafts.Any(d => text.Contains(d, StringComparison.OrdinalIgnoreCase));
    }

    /// <returns>Empty where it is gone.</returns>
    private async Task<string> TextOfAsync(StoredBlob state, CancellationToken cancellationToken) =>
        (await store.ReadAsync(state.Name, cancellationToken))?.Content.ToString() ?? "";

    private static partial class Log
    {
        [LoggerMessage(1573, LogLevel.Information, "What was kept for request {Draft}, which was never made, was erased")]
        public static partial void Erased(ILogger log, Guid draft);

        [LoggerMessage(1574, LogLevel.Warning, "Whether request {Draft} was ever made cannot be told now; what was kept for it stays")]
        public static partial void Unsure(ILogger log, Guid draft);
    }
}
