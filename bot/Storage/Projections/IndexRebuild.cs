using System.Text.Json.Serialization.Metadata;
using McaBot.Storage.Ledger;

namespace McaBot.Storage.Projections;

/// <summary>
/// Makes every index, marker and head again from the ledgers, beside bots that go on working: what they write meanwhile stays, and ledgers
/// that grew are read once more. Stopped in the middle, it is simply run again.
/// </summary>
internal sealed class IndexRebuild(
    BlobStore store, LedgerFiles ledgers, LedgerAnchors anchors, OpenMarkers open, DeadLetterMarkers dead, RetentionMarks retention,
    IDetails details, TimeProvider time, ILogger<IndexRebuild> logger)
{
    private const int AtOnce = 8;
    private const int MaxRounds = 5;

    /// <summary>
    /// What happened this shortly before the beginning may have been written to an index and not be in a ledger that was read: clocks
    /// differ.
    /// </summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);

    private readonly JsonBlobs blobs = new(store, logger);
    private readonly DayIndex days = new(store, time, logger);
    private readonly MonthIndex months = new(store, logger);
    private readonly StaleRows stale = new(store, ledgers, logger);

    /// <param name="progress">Told of each ledger that was read and each index that was looked at.</param>
    public async Task<RebuildReport> RunAsync(IWorkProgress? progress, CancellationToken cancellationToken)
    {
        var fresh = time.GetUtcNow() - Margin;
        var known = new Known();
        for (var round = 0; round < MaxRounds; round++)
        {
            var grown = await ledgers
                .ListSizesAsync(cancellationToken)
                .Where(l => known.Lengths.GetValueOrDefault(l.Customer, -1) != l.Length)
                .Select(l => l.Customer)
                .ToListAsync(cancellationToken);
            if (grown.Count == 0 && round > 0)
            {
                break;
            }

            var rebuilt = await GatherAsync(grown, known, progress, cancellationToken);
            if (round == 0)
            {
                await stale.RemoveAsync(known.VersionOf, cancellationToken);
            }

            await WriteAsync(rebuilt, known, fresh, isWhole: round == 0, progress, cancellationToken);
        }

        // The months may name customers now that they left out.
        await retention.ForgetAsync(cancellationToken);
        return new RebuildReport(known.Lengths.Count, known.Attestations.Count, [.. known.Broken.Values.OrderBy(v => v.Customer)]);
    }

    private async Task<RebuiltIndexes> GatherAsync(
        IEnumerable<Guid> customers, Known known, IWorkProgress? progress, CancellationToken cancellationToken)
    {
        var rebuilt = new RebuiltIndexes();
        var one = new Lock();
        await EachAsync(customers, progress, async (customer, token) =>
        {
            var (_, ledger, head) = await ledgers.ReadAsync(customer, token);
            var read = await Task.WhenAll(ledger.Attestations.Values.Select(a => details.ReadAsync(a, token)));
            await MarkAsync(ledger, token);
            lock (one)
            {
                known.Take(ledger, head);
                rebuilt.Take(ledger, read.Select(r => r.Value).OfType<AttestationDetails>().ToDictionary(d => d.Attestation));
            }
        }, cancellationToken);
        return rebuilt;
    }

    private async Task MarkAsync(CustomerLedger ledger, CancellationToken cancellationToken)
    {
        // The marker of a broken ledger stays, so that bots go on telling of it.
        if (!ledger.IsQuiet || ledger.Fault is not null)
        {
            await open.WriteAsync(ledger.Customer, cancellationToken);
        }

        if (ledger.DeadLetters.Any())
        {
            await dead.WriteAsync(DeadLetterSource.Customers, ledger.Customer, cancellationToken);
        }

        if (ledger is { Fault: null, Sequence: > 0 })
        {
            await anchors.WriteAsync(ledger, cancellationToken);
        }
    }

    private async Task WriteAsync(
        RebuiltIndexes rebuilt, Known known, DateTimeOffset fresh, bool isWhole, IWorkProgress? progress,
        CancellationToken cancellationToken)
    {
        await EachAsync(
            rebuilt.Days,
            progress,
            (day, token) => days.RewriteAsync(
                day.Key, day.Value, line => !isWhole || line.At >= fresh || !known.Attestations.ContainsKey(line.Attestation), token),
            cancellationToken);
        await EachAsync(
            rebuilt.Months,
            progress,
            (month, token) => months.RewriteAsync(
                month.Key, month.Value,
                customer => !isWhole || month.Key >= MonthIndex.MonthOf(fresh) || !known.Lengths.ContainsKey(customer), token),
            cancellationToken);
        await EachAsync(
            rebuilt.People,
            progress,
            (person, token) => AddAsync(
                BlobNames.PersonIndex(person.Key), StorageJson.Default.PersonIndex, person.Value.Rows.Reverse(), PersonIndex.With, token),
            cancellationToken);
        await EachAsync(
            rebuilt.Words,
            progress,
            (word, token) => AddAsync(
                BlobNames.WordIndex(word.Prefix), StorageJson.Default.WordIndex, word.Customers, WordIndex.With, token),
            cancellationToken);
        await EachAsync(
            rebuilt.Numbers,
            progress,
            (number, token) => AddAsync(
                BlobNames.NumberIndex(number.Key), StorageJson.Default.NumberIndex, number.Value.Customers, NumberIndex.With, token),
            cancellationToken);
    }

    /// <summary>Adds what an index lacks; one that lacks nothing is not written.</summary>
    /// <param name="with">Answers null where the item is there.</param>
    private Task AddAsync<TIndex, TItem>(
        string name, JsonTypeInfo<TIndex> type, IEnumerable<TItem> items, Func<TIndex?, TItem, TIndex?> with,
        CancellationToken cancellationToken)
        where TIndex : class => blobs.ChangeAsync(
        name,
        type,
        before =>
        {
            var after = items.Aggregate(before, (index, item) => with(index, item) ?? index);
            return ReferenceEquals(after, before) ? null : after;
        },
        cancellationToken);

    private static Task EachAsync<T>(
        IEnumerable<T> all, IWorkProgress? progress, Func<T, CancellationToken, Task> act, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            all,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (item, token) =>
            {
                await act(item, token);
                progress?.Add();
            });

    /// <summary>What was read so far.</summary>
    private sealed class Known
    {
        public Dictionary<Guid, long> Lengths { get; } = [];

        /// <summary>With the version of each.</summary>
        public Dictionary<Guid, long> Attestations { get; } = [];

        public Dictionary<Guid, LedgerVerdict> Broken { get; } = [];

        public long? VersionOf(Guid attestation) => Attestations.TryGetValue(attestation, out var version) ? version : null;

        public void Take(CustomerLedger ledger, LedgerAnchor? head)
        {
            Lengths[ledger.Customer] = ledger.Length;
            foreach (var attestation in ledger.Attestations.Values)
            {
                Attestations[attestation.Key.Id] = attestation.Version;
            }

            if (ledger.Fault is not null)
            {
                Broken[ledger.Customer] = new LedgerVerdict(ledger.Customer, ledger.Sequence, ledger.Fault, head is not null);
            }
        }
    }
}
