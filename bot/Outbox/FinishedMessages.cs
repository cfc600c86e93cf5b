namespace McaBot.Outbox;

/// <summary>
/// Notes what became of messages. Those of one customer that end at about the same time go into one append: whoever is first waits a little
/// for the others that this process is at.
/// </summary>
internal sealed class FinishedMessages(OutboxStore store, InFlightMessages inFlight, TimeProvider time)
{
    /// <summary>How long the first waits: what was sent must be on record before a crash is likely.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(10);
    private const int MaxTries = 5;

    private readonly Lock gate = new();
    private readonly Dictionary<Guid, Batch> batches = [];

    /// <returns>The customer's ledger as it stands then; null where nothing was written into it.</returns>
    /// <inheritdoc cref="OutboxStore.FinishAsync" path="/exception"/>
    public async Task<CustomerLedger?> NoteAsync(FinishedMessage message, string correlation, CancellationToken cancellationToken)
    {
        if (message.Result is OutboxResult.RetryLater)
        {
            return await FinishAsync([message], correlation, null, cancellationToken);
        }

        var mine = new Waiting(message);
        bool isFirst;
        Batch batch;
        lock (gate)
        {
            isFirst = !batches.TryGetValue(message.Claimed.Key.Customer, out batch!);
            if (isFirst)
            {
                batches[message.Claimed.Key.Customer] = batch = new Batch();
            }

            batch.Messages.Add(mine);
        }

        if (isFirst)
        {
            // The others wait for it too: it does not end with whoever happened to be first.
            _ = WriteAsync(message.Claimed.Key.Customer, batch, correlation, cancellationToken);
        }

        return await mine.Written.Task.WaitAsync(cancellationToken);
    }

    private async Task WriteAsync(Guid customer, Batch batch, string correlation, CancellationToken cancellationToken)
    {
        CustomerLedger? present = null;
        while (true)
        {
            IReadOnlyList<Waiting> together = [];
            try
            {
                await GatherAsync(customer, batch, cancellationToken);
                together = TakeAll(batch);
                present = await FinishAsync([.. together.Select(w => w.Message)], correlation, present, cancellationToken) ?? present;
                foreach (var waiting in together)
                {
                    waiting.Written.TrySetResult(present);
                }
            }
            catch (Exception e)
            {
                foreach (var waiting in together.Count > 0 ? together : TakeAll(batch))
                {
                    waiting.Written.TrySetException(e);
                }
            }

            lock (gate)
            {
                if (batch.Messages.Count == 0)
                {
                    batches.Remove(customer);
                    return;
                }
            }
        }
    }

    private async Task GatherAsync(Guid customer, Batch batch, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; waited < Longest && inFlight.CountOf(customer) > CountOf(batch); waited += BetweenLooks)
        {
            await Task.Delay(BetweenLooks, cancellationToken);
        }
    }

    private int CountOf(Batch batch)
    {
        lock (gate)
        {
            return batch.Messages.Count;
        }
    }

    private IReadOnlyList<Waiting> TakeAll(Batch batch)
    {
        lock (gate)
        {
            IReadOnlyList<Waiting> all = [.. batch.Messages];
            batch.Messages.Clear();
            return all;
        }
    }

    private async Task<CustomerLedger?> FinishAsync(
        IReadOnlyList<FinishedMessage> messages, string correlation, CustomerLedger? known, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await store.FinishAsync(messages, correlation, known, cancellationToken);
            }
            catch (StoreUnavailableException) when (attempt < MaxTries)
            {
                // What was posted must be written down, or it would be posted again.
                known = null;
                await Task.Delay(TimeSpan.FromSeconds(attempt), time, cancellationToken);
            }
        }
    }

    private sealed class Batch
    {
        public List<Waiting> Messages { get; } = [];
    }

    private sealed record Waiting(FinishedMessage Message)
    {
        public TaskCompletionSource<CustomerLedger?> Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
