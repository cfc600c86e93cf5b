using McaBot.Storage.Ledger;
using McaBot.Storage.Projections;

namespace McaBot.Features.Records.Reports;

/// <summary>
/// Counts a month and the one before in the ledgers that saw any of them, and in no other. Each is read once and let go of.
/// </summary>
internal sealed class MonthCounter(Indexes indexes, DeadLetterMarkers deadLetters, LedgerFiles ledgers)
{
    private const int LedgersAtOnce = 8;

    public async Task<MonthCount> CountAsync(ReportMonth month, CancellationToken cancellationToken)
    {
        var (figures, before) = (new MonthTally(month.Covers), new MonthTally(month.Before.Covers));
        var broken = 0;
        var counting = new Lock();
        await Parallel.ForEachAsync(
            await CustomersAsync(month, cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = LedgersAtOnce, CancellationToken = cancellationToken },
            async (customer, token) =>
            {
                var file = await ledgers.ReadAsync(customer, token);
                var entries = EntriesOf(file);
                lock (counting)
                {
                    broken += file.Ledger.Fault is null ? 0 : 1;
                    figures.Add(file.Ledger, entries);
                    before.Add(file.Ledger, entries);
                }
            });
        return new MonthCount(figures.ToFigures(), before.ToFigures(), broken);
    }

    /// <summary>The index knows who moved on; something may also have been given up of whoever did not.</summary>
    private async Task<IReadOnlyCollection<Guid>> CustomersAsync(ReportMonth month, CancellationToken cancellationToken)
    {
        var customers = new HashSet<Guid>();
        foreach (var indexed in month.Before.IndexMonths.Concat(month.IndexMonths).Distinct())
        {
            customers.UnionWith(await indexes.CustomersOfAsync(indexed, cancellationToken));
        }

        await foreach (var customer in deadLetters.ListAsync(DeadLetterSource.Customers, cancellationToken))
        {
            customers.Add(customer);
        }

        return customers;
    }

    private static IReadOnlyList<StoredEvent> EntriesOf(LedgerFile file) =>
        [.. LedgerFormat.Lines(file.Content).Take((int)file.Ledger.Sequence).Select(l => l.Entry)];
}
