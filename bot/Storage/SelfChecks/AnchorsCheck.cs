using System.Collections.Concurrent;
using McaBot.Platform.SelfChecks;
using McaBot.Storage.Ledger;

namespace McaBot.Storage.SelfChecks;

/// <summary>Whether the ledgers that were written to last hold, and end where their anchors say. All of them are for verify.</summary>
internal sealed class AnchorsCheck(BlobStore store, LedgerFiles ledgers) : ISelfCheck
{
    private const int MostListed = 1000;
    private const int MostRead = 20;
    private const int AtOnce = 4;
    private const int MostNamed = 3;

    public CheckSubject Subject => CheckSubject.Records;

    public string Name => "anchors";

    public TimeSpan Limit => TimeSpan.FromSeconds(30);

    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return [await LineAsync(cancellationToken)];
        }
        catch (StoreUnavailableException)
        {
            return [CheckLine.Skipped(Name, StorageCheckLines.NeedsStorage)];
        }
    }

    private async Task<CheckLine> LineAsync(CancellationToken cancellationToken)
    {
        var listed = await store.ListBlobsAsync(BlobNames.Heads, cancellationToken).Take(MostListed).ToListAsync(cancellationToken);
        List<Guid> newest =
        [
            .. listed.OrderByDescending(b => b.Changed)
                .Select(b => Guid.TryParseExact(Path.GetFileNameWithoutExtension(b.Name), "D", out var customer) ? customer : Guid.Empty)
                .Where(customer => customer != Guid.Empty)
                .Take(MostRead),
        ];
        var broken = await BrokenAsync(newest, cancellationToken);
        if (broken.Count == 0)
        {
            return CheckLine.Ok(
                Name, newest.Count == 0 ? "no ledger yet" : $"the newest {newest.Count} match their ledgers; verify checks them all");
        }

        return CheckLine.Wrong(
            Name, $"{broken.Count} of the newest {newest.Count} ledgers do not hold: {string.Join("; ", broken.Take(MostNamed))}",
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
