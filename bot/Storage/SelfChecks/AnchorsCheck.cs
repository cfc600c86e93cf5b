using System.Collections.Concurrent;
using McaBot.Platform.SelfChecks;
using McaBot.Storage.Ledger;

namespace McaBot.Storage.SelfChecks;

/// <summary>
/// Whether ledgers hold, and end where their anchors say: of so many customers as one call lists, those written to last. Names tell
/// customers and no time, so the newest of more would cost a listing of all. All of them are for verify.
/// </summary>
internal sealed class AnchorsCheck(BlobStore store, LedgerFiles ledgers) : ISelfCheck
{
    internal const int MostListed = 5000;
    private const int MostRead = 20;
    private const int AtOnce = 4;
    private const int MostNamed = 3;

    public CheckSubject Subject => CheckSubject.Records;

    public string Name => "anchors";

    public TimeSpan Limit => TimeSpan.FromSeconds(30);

    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken cancellationToken) => [await LineAsync(cancellationToken)];

    private async Task<CheckLine> LineAsync(CancellationToken cancellationToken)
    {
        var listed = await store.ListBlobsAsync(BlobNames.Heads, cancellationToken).Take(MostListed + 1).ToListAsync(cancellationToken);
        var areAll = listed.Count <= MostListed;
        List<Guid> newest =
        [
            .. listed.Take(MostListed)
                .OrderByDescending(b => b.Changed)
                .Select(b => BlobNames.IdOf(b.Name))
                .Where(customer => customer != Guid.Empty)
                .Take(MostRead),
        ];
        var sample = areAll ? $"the newest {newest.Count}" : $"the newest {newest.Count} of the first {MostListed} customers";
        var broken = await BrokenAsync(newest, cancellationToken);
        if (broken.Count == 0)
        {
            return CheckLine.Ok(Name, newest.Count == 0 ? "no ledger yet" : $"{sample} match their ledgers; verify checks them all");
        }

        return CheckLine.Wrong(
            Name, $"{broken.Count} of {sample} do not hold: {string.Join("; ", broken.Take(MostNamed))}",
            "Run verify, then follow docs/operations.md, A broken ledger.");
    }

    private async Task<IReadOnlyList<string>> BrokenAsync(IEnumerable<Guid> customers, CancellationToken cancellationToken)
    {
        var broken = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            customers,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (customer, token) =>
            {
                if ((await ledgers.ReadAsync(customer, token)).Ledger.Fault is { } fault)
                {
                    broken.Add($"{customer:D} at entry {fault.Entry}, {fault.Kind}");
                }
            });
        return [.. broken.Order(StringComparer.Ordinal)];
    }
}
