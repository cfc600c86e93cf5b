namespace McaBot.Outbox;

/// <summary>
/// Lets messages start: those for one person or channel one after the other, in the order they came, and only so many at once. Those who
/// wait for their recipient take nobody else's place, so that a long queue or a slow recipient delays no other.
/// </summary>
internal sealed class RecipientQueue : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Queue<TaskCompletionSource>> queues = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim posts = new(256);
    private readonly SemaphoreSlim partnerCenter = new(16);
    private readonly SemaphoreSlim records = new(128);

    /// <summary>Recipients at whom somebody is at this moment.</summary>
    internal int Recipients
    {
        get
        {
            lock (gate)
            {
                return queues.Count;
            }
        }
    }

    /// <summary>Takes its place in the queue before it returns.</summary>
    /// <param name="recipient">Null for what has no queue of its own.</param>
    public async Task<RecipientSlot> EnterAsync(string? recipient, Lane lane, CancellationToken cancellationToken)
    {
        var turn = recipient is null ? null : Queue(recipient);
        if (turn is not null)
        {
            await using var givingUp = cancellationToken.Register(() => turn.TrySetCanceled(cancellationToken));
            await turn.Task;
        }

        var places = PlacesOf(lane);
        var entering = places.WaitAsync(cancellationToken);
        var hasStood = !entering.IsCompletedSuccessfully;
        try
        {
            await entering;
        }
        catch
        {
            Leave(recipient);
            throw;
        }

        return new RecipientSlot(turn is not null || hasStood, () =>
        {
            places.Release();
            Leave(recipient);
        });
    }

    public void Dispose()
    {
        posts.Dispose();
        partnerCenter.Dispose();
        records.Dispose();
    }

    private SemaphoreSlim PlacesOf(Lane lane) => lane switch
    {
        Lane.PartnerCenter => partnerCenter,
        Lane.Records => records,
        _ => posts,
    };

    private TaskCompletionSource? Queue(string recipient)
    {
        lock (gate)
        {
            if (!queues.TryGetValue(recipient, out var waiting))
            {
                queues[recipient] = new();
                return null;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Enqueue(turn);
            return turn;
        }
    }

    private void Leave(string? recipient)
    {
        lock (gate)
        {
            if (recipient is null || !queues.TryGetValue(recipient, out var waiting))
            {
                return;
            }

            while (waiting.TryDequeue(out var next))
            {
                if (next.TrySetResult())
                {
                    return;
                }
            }

            queues.Remove(recipient);
        }
    }
}
