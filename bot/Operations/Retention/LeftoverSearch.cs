using McaBot.Storage;
using McaBot.Storage.Projections;

namespace McaBot.Operations.Retention;

/// <summary>
/// Looks through all details and evidence for what belongs to no request and no draft: a discarded draft leaves it, and so does a process
/// that died. Seldom, and by one process, because that costs what history there is.
/// </summary>
internal sealed class LeftoverSearch(
    BlobStore store, RetentionMarks marks, AbandonedRequests requests, IOptions<RetentionOptions> options, TimeProvider time)
{
    /// <summary>After that another process begins anew: the first has died.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <param name="limit">What was not touched since then has outlived its time.</param>
    /// <returns>How many requests that were never made; none where it is not yet time.</returns>
    public async Task<int> RunAsync(DateTimeOffset limit, CancellationToken cancellationToken)
    {
        var begun = time.GetUtcNow();
        if (await TryBeginAsync(begun, cancellationToken) is not { } mark)
        {
            return 0;
        }

        var touched = await TouchedAsync(mark.DraftsUntil ?? DateTimeOffset.MinValue, cancellationToken);
        var drafts = await DraftsAsync(cancellationToken);
        var neverMade = new HashSet<Guid>();
        var open = new HashSet<Guid>();
        foreach (var id in touched.Where(t => t.Value <= limit).Select(t => t.Key))
        {
            // As long as there is a draft, whatever becomes of it decides.
            var isOnRecord = drafts.Contains(id) ? null : await requests.IsOnRecordAsync(id, cancellationToken);
            if (isOnRecord is not true)
            {
                (isOnRecord is null ? open : neverMade).Add(id);
            }
        }

        open.UnionWith(neverMade);
        await requests.KeepWhatIsBeingWrittenAsync(neverMade, limit, cancellationToken);
        open.ExceptWith(neverMade);
        foreach (var id in neverMade)
        {
            await requests.EraseAsync(id, cancellationToken);
        }

        // What is still open is to be found again.
        var until = open.Select(id => touched[id].AddTicks(-1)).Append(limit).Min();
        await marks.ChangeAsync(
            m => m with { DraftsUntil = until, SearchDue = begun + options.Value.SearchInterval }, cancellationToken);
        return neverMade.Count;
    }

    /// <returns>Null where it is another's, or not yet time.</returns>
    private async Task<RetentionMark?> TryBeginAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if ((await marks.ReadAsync(cancellationToken)).SearchDue > now)
        {
            return null;
        }

        RetentionMark? mine = null;
        await marks.ChangeAsync(
            mark =>
            {
                mine = mark.SearchDue > now ? null : mark;
                return mine is null ? mark : mark with { SearchDue = now + Longest };
            },
            cancellationToken);
        return mine;
    }

    /// <summary>When details and evidence were last written, by request: one that came up before does so again with more.</summary>
    private async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> TouchedAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var touched = new Dictionary<Guid, DateTimeOffset>();
        foreach (var prefix in new[] { BlobNames.Details, BlobNames.Evidence })
        {
            await foreach (var blob in store.ListBlobsAsync(prefix, cancellationToken).Where(b => b.Changed > since))
            {
                if (IdOf(blob.Name, prefix) is { } id && (!touched.TryGetValue(id, out var known) || known < blob.Changed))
                {
                    touched[id] = blob.Changed;
                }
            }
        }

        return touched;
    }

    /// <summary>Listed after the rest: what was attached before that has its draft by now, or never will.</summary>
    private async Task<IReadOnlySet<Guid>> DraftsAsync(CancellationToken cancellationToken)
    {
        var drafts = new HashSet<Guid>();
        await foreach (var name in store.ListAsync(BlobNames.Drafts, cancellationToken))
        {
            if (IdOf(name, BlobNames.Drafts) is { } id)
            {
                drafts.Add(id);
            }
        }

        return drafts;
    }

    private static Guid? IdOf(string name, string prefix) =>
        Guid.TryParseExact(name.AsSpan(prefix.Length, Math.Min(36, name.Length - prefix.Length)), "D", out var id) ? id : null;
}
