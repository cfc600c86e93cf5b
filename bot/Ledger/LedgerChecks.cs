using McaBot.Attestations;

namespace McaBot.Ledger;

/// <summary>What came of checking one customer's ledger.</summary>
/// <param name="Entries">How many were checked and hold.</param>
/// <param name="Fault">The first bad entry; null when all hold.</param>
/// <param name="HasAnchor">Whether its last entry was noted apart from it; without that nobody can tell that its end is missing.</param>
public sealed record LedgerVerdict(Guid Customer, long Entries, LedgerFault? Fault, bool HasAnchor)
{
    public bool Exists => Entries > 0 || Fault is not null;
}

/// <summary>Checks ledgers against their own chains and against what was noted of them.</summary>
/// <param name="containers">Null: whatever is there is all there is.</param>
public sealed class LedgerChecks(LedgerFiles ledgers, LedgerHeads heads, StorageContainers? containers = null)
{
    private const int AtOnce = 8;

    public async Task<LedgerVerdict> CheckAsync(Guid customer, CancellationToken cancellationToken)
    {
        await CheckContainersAsync(cancellationToken);
        return await CheckOneAsync(customer, cancellationToken);
    }

    private Task CheckContainersAsync(CancellationToken cancellationToken) => containers?.CheckAsync(cancellationToken) ?? Task.CompletedTask;

    private async Task<LedgerVerdict> CheckOneAsync(Guid customer, CancellationToken cancellationToken)
    {
        var (_, ledger, head) = await ledgers.ReadAsync(customer, cancellationToken);
        return new LedgerVerdict(customer, ledger.Sequence, ledger.Fault, head is not null);
    }

    /// <summary>Checks every ledger there is, and every one of which a head is left.</summary>
    /// <param name="tell">Called for one ledger at a time, in no telling order.</param>
    public async Task CheckAllAsync(Action<LedgerVerdict> tell, CancellationToken cancellationToken)
    {
        await CheckContainersAsync(cancellationToken);
        var one = new Lock();
        await Parallel.ForEachAsync(
            EverythingAsync(cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (customer, token) =>
            {
                var verdict = await CheckOneAsync(customer, token);
                lock (one)
                {
                    tell(verdict);
                }
            });
    }

    private async IAsyncEnumerable<Guid> EverythingAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The heads first: a ledger that begins meanwhile has one that was not listed, and is no fault.
        var headed = await heads.ListAsync(cancellationToken).ToHashSetAsync(cancellationToken: cancellationToken);
        await foreach (var customer in ledgers.ListAsync(cancellationToken))
        {
            headed.Remove(customer);
            yield return customer;
        }

        foreach (var deleted in headed)
        {
            yield return deleted;
        }
    }
}
