using System.Text;

namespace McaBot.Storage.Projections;

/// <summary>
/// Whose ledger saw a step in which month (UTC), so that an export of a month reads those ledgers alone. Each month is spread over sixteen
/// blobs, so that its appends never run out; a customer that is there many times counts once.
/// </summary>
internal sealed class MonthIndex(BlobStore store, ILogger logger)
{
    private const int Shards = 16;

    private readonly LineBlobs blobs = new(store, logger);

    /// <summary>The first day of each month in which something moved the attestation on.</summary>
    public static IEnumerable<DateOnly> Of(Attestation attestation) => attestation.Steps.Select(s => MonthOf(s.At)).Distinct();

    public static DateOnly MonthOf(DateTimeOffset at) => new(at.UtcDateTime.Year, at.UtcDateTime.Month, 1);

    public Task NoteAsync(Attestation attestation, CancellationToken cancellationToken) => Task.WhenAll(Of(attestation)
        .Select(month => blobs.AppendWhileThereIsRoomAsync(
            BlobNames.Month(month, Shard(attestation.Key.Customer)),
            Encoding.ASCII.GetBytes(Line(attestation.Key.Customer) + "\n"),
            cancellationToken)));

    /// <summary>
    /// Has the month hold these customers and no other, but for those that somebody else may have written since the ledgers were read.
    /// </summary>
    /// <param name="isFresh">Whether that may be so of a customer.</param>
    public Task RewriteAsync(
        DateOnly month, IReadOnlyCollection<Guid> customers, Func<Guid, bool> isFresh, CancellationToken cancellationToken) =>
        Task.WhenAll(
            Enumerable
                .Range(0, Shards)
                .GroupJoin(
                    customers,
                    shard => shard,
                    Shard,
                    (shard, wanted) =>
                        blobs.RewriteAsync(
                            BlobNames.Month(month, shard),
                            before => [.. Read(before).Where(isFresh).Concat(wanted).Distinct().Select(Line).Order(StringComparer.Ordinal)],
                            cancellationToken)));

    /// <summary>The first day of each month there is anything of, oldest first.</summary>
    public async Task<IReadOnlyList<DateOnly>> ListAsync(CancellationToken cancellationToken) =>
        await store
            .ListAsync(BlobNames.Months, cancellationToken)
            .Select(name =>
                DateOnly.TryParseExact(
                    name.AsSpan(BlobNames.Months.Length, Math.Min(7, name.Length - BlobNames.Months.Length)), "yyyy-MM",
                    CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
                    ? month
                    : default)
            .Where(month => month != default)
            .Distinct()
            .Order()
            .ToListAsync(cancellationToken);

    /// <summary>Each customer once, in no telling order.</summary>
    public async Task<IReadOnlyCollection<Guid>> ReadAsync(DateOnly month, CancellationToken cancellationToken)
    {
        var shards = await Task.WhenAll(
            Enumerable.Range(0, Shards).Select(shard => blobs.ReadWithBaseAsync(BlobNames.Month(month, shard), cancellationToken)));
        return [.. shards.SelectMany(Read).Distinct()];
    }

    private static IEnumerable<Guid> Read(IReadOnlyList<string> lines) =>
        lines.Select(line => Guid.TryParseExact(line, "D", out var customer) ? customer : Guid.Empty).Where(c => c != Guid.Empty);

    private static string Line(Guid customer) => customer.ToString("D");

    internal static int Shard(Guid customer) => customer.ToByteArray()[0] & (Shards - 1);
}
