using McaBot.Attestations;

namespace McaBot.Notifications;

/// <summary>
/// Lets effects start: those for one person or channel one after the other, in the order they came, and only so many at once. Those who wait for their
/// recipient take nobody else's place, so that a long queue or a slow recipient delays no other.
/// </summary>
internal sealed class EffectGate : IDisposable
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
    public async Task<EffectPlace> EnterAsync(ClaimedEffect claimed, CancellationToken cancellationToken)
    {
        var recipient = RecipientOf(claimed);
        var turn = recipient is null ? null : Queue(recipient);
        if (turn is not null)
        {
            await using var givingUp = cancellationToken.Register(() => turn.TrySetCanceled(cancellationToken));
            await turn.Task;
        }

        var places = PlacesOf(claimed.Effect.Kind);
        try
        {
            await places.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(recipient);
            throw;
        }

        return new EffectPlace(turn is not null, () =>
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

    /// <returns>Object id of a person, or a channel's id; null for what has no queue of its own.</returns>
    private static string? RecipientOf(ClaimedEffect claimed) => claimed.Effect switch
    {
        { Kind: EffectKind.TellApprover or EffectKind.RemindApprover or EffectKind.TellRequester, Target: { } person } => person,
        { Kind: EffectKind.PostToChannel, Target: { } post } => ChannelPost.Read(post).Channel,
        { Kind: EffectKind.Settle, Target: { } card } => claimed.Attestation.Copies.FirstOrDefault(c => string.Equals(c.Activity, card, StringComparison.Ordinal))?.Holder,
        _ => null,
    };

    private SemaphoreSlim PlacesOf(EffectKind kind) => kind switch
    {
        EffectKind.IssueLink or EffectKind.CreateAgreement => partnerCenter,
        EffectKind.Announce or EffectKind.Index => records,
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
