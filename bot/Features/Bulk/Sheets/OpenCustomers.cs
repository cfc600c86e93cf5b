using System.Collections.Concurrent;
using McaBot.Storage.Projections;

namespace McaBot.Features.Bulk.Sheets;

/// <summary>Which rows are about customers with an attestation that is not settled. Costs a look at the ledgers of those alone.</summary>
internal sealed class OpenCustomers(OpenMarkers markers, ILedger ledger)
{
    private const int LedgersAtOnce = 32;

    /// <returns>A problem for each of them, in the order of the rows.</returns>
    public async Task<IReadOnlyList<BulkRowProblem>> FindAsync(IReadOnlyList<BulkRow> rows, CancellationToken cancellationToken)
    {
        var byCustomer = rows.ToDictionary(r => r.Facts.Customer.TenantId);
        var marked = new List<BulkRow>();
        await foreach (var customer in markers.ListAsync(cancellationToken))
        {
            if (byCustomer.TryGetValue(customer, out var row))
            {
                marked.Add(row);
            }
        }

        var found = new ConcurrentBag<BulkRowProblem>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = LedgersAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(marked, options, async (row, token) =>
        {
            if ((await ledger.ReadAsync(row.Facts.Customer.TenantId, token)).Open is { } open)
            {
                found.Add(new(row.Number, BulkRowFault.AlreadyOpen, Fields.TenantId, Value: open.Number));
            }
        });
        return [.. found.OrderBy(p => p.Row)];
    }
}
