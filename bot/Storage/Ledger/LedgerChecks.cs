using System.Collections.Concurrent;
using McaBot.Platform;
using McaBot.Storage.Projections;

namespace McaBot.Storage.Ledger;

/// <summary>
/// Checks ledgers against their own chains and against what was noted of them, and what lies beside them against the hashes they hold.
/// </summary>
/// <param name="containers">Null: whatever is there is all there is.</param>
internal sealed class LedgerChecks(
    LedgerFiles ledgers, LedgerAnchors anchors, OpenMarkers markers, IEnumerable<IRecordCheck> beside, StorageContainers? containers = null)
{
    private const int AtOnce = 8;

    /// <summary>Raised for each attestation that is not as it went on record; whoever listens must not wait.</summary>
    public event Action<AttestationKey>? FoundAltered;

    /// <summary>Begins to look, in a turn, whether this is the storage that the ledgers are in.</summary>
    public void ReadAhead(CancellationToken cancellationToken) => TurnScope.Ahead(() => CheckContainersAsync(cancellationToken));

    public async Task<LedgerVerdict> CheckAsync(Guid customer, CancellationToken cancellationToken)
    {
        await CheckContainersAsync(cancellationToken);
        return await CheckAsync(customer, Begin(), cancellationToken);
    }

    private Task CheckContainersAsync(CancellationToken cancellationToken) => containers is null
        ? Task.CompletedTask
        : TurnScope.OnceAsync(
            (this, nameof(StorageContainers)),
            async token =>
            {
                await containers.CheckAsync(token);
                return true;
            },
            cancellationToken);

    /// <summary>Checks every ledger there is, and every one of which a head is left.</summary>
    /// <param name="tell">Called for one ledger at a time, in no telling order.</param>
    public Task CheckAllAsync(Action<LedgerVerdict> tell, CancellationToken cancellationToken) =>
        CheckAllAsync(tell, null, cancellationToken);

    /// <param name="progress">Told of each ledger, and before the first how many there are.</param>
    /// <inheritdoc cref="CheckAllAsync(Action{LedgerVerdict}, CancellationToken)"/>
    public async Task CheckAllAsync(Action<LedgerVerdict> tell, IWorkProgress? progress, CancellationToken cancellationToken)
    {
        await CheckContainersAsync(cancellationToken);
        var one = new Lock();
        var checkers = Begin();
        await Parallel.ForEachAsync(
            EverythingAsync(progress, cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (customer, token) =>
            {
                var verdict = await CheckAsync(customer, checkers, token);
                progress?.Add();
                lock (one)
                {
                    tell(verdict);
                }
            });
    }

    private IReadOnlyList<RecordChecker> Begin() => [.. beside.Select(check => check.Begin())];

    private async Task<LedgerVerdict> CheckAsync(Guid customer, IReadOnlyList<RecordChecker> checkers, CancellationToken cancellationToken)
    {
        var (_, ledger, head) = await ledgers.ReadAsync(customer, cancellationToken);
        var verdict = new LedgerVerdict(customer, ledger.Sequence, ledger.Fault, head is not null)
        {
            Newer = ledger.Newer.Count,
            Erased = ledger.Attestations.Values.Count(a => a.ErasedAt is not null),
        };
        if (ledger.Fault is not null)
        {
            await MarkAsync(customer, cancellationToken);
            return verdict;
        }

        if (checkers.Count == 0)
        {
            return verdict;
        }

        var altered = await AlteredAsync(ledger, checkers, cancellationToken);
        foreach (var key in altered.Select(a => a.Key).Distinct())
        {
            FoundAltered?.Invoke(key);
        }

        return altered.Count == 0 ? verdict : verdict with { Altered = altered };
    }

    /// <summary>Has a running bot come upon it, which tells the channels. Whoever checks may have no right to write.</summary>
    private async Task MarkAsync(Guid customer, CancellationToken cancellationToken)
    {
        try
        {
            await markers.WriteAsync(customer, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // The verdict says it, too.
        }
    }

    private async Task<IReadOnlyList<AlteredRecord>> AlteredAsync(
        CustomerLedger ledger, IReadOnlyList<RecordChecker> checkers, CancellationToken cancellationToken)
    {
        var found = new ConcurrentBag<AlteredRecord>();
        await Parallel.ForEachAsync(
            ledger.Attestations.Values,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (attestation, token) =>
            {
                foreach (var check in checkers)
                {
                    foreach (var part in await check(attestation, token))
                    {
                        found.Add(new AlteredRecord(attestation.Key, part));
                    }
                }
            });
        if (found.IsEmpty)
        {
            return [];
        }

        // What is closed may have been erased since its ledger was read: the ledger says so first.
        var (_, now, _) = await ledgers.ReadAsync(ledger.Customer, cancellationToken);
        var sure = found.Where(a => now.Find(a.Key.Id) is not { ErasedAt: not null });
        return [.. sure.OrderBy(a => a.Key.Number, StringComparer.Ordinal).ThenBy(a => a.Part)];
    }

    private async IAsyncEnumerable<Guid> EverythingAsync(
        IWorkProgress? progress, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        progress?.Expect(await anchors.ListAsync(cancellationToken).LongCountAsync(cancellationToken));

        // Storage lists both in the order of their names, so that none of all the customers has to be kept. Each is read afresh when it is
        // checked: whether it was listed before or after its ledger began makes no fault.
        await using var kept = ledgers.ListAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var headed = anchors.ListAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        var (hasLedger, hasHead) = (await kept.MoveNextAsync(), await headed.MoveNextAsync());
        while (hasLedger || hasHead)
        {
            var order = !hasHead ? -1 : !hasLedger ? 1 : kept.Current.CompareTo(headed.Current);
            yield return order <= 0 ? kept.Current : headed.Current;
            if (order <= 0)
            {
                hasLedger = await kept.MoveNextAsync();
            }

            if (order >= 0)
            {
                hasHead = await headed.MoveNextAsync();
            }
        }
    }
}
