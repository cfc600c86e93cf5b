namespace McaBot.Teams.Throttle;

/// <summary>
/// What limits hold for, a conversation or the app: who waits to send, and when something was sent. Guarded by the lock of its
/// <see cref="SendThrottle"/>.
/// </summary>
internal sealed class ThrottleLane(TimeProvider time, params SendLimit[] limits)
{
    private readonly SendTimes sent = new(time, limits);
    private readonly Queue<TaskCompletionSource> waiting = new();
    private (long Since, TimeSpan For) pause;
    private bool isBusy;

    /// <summary>Whether nothing is left to do, and nothing is left to remember.</summary>
    public bool IsIdle => !isBusy && PauseLeft <= TimeSpan.Zero && sent.IsForgotten;

    /// <summary>How long until the next may be sent.</summary>
    public TimeSpan Wait => PauseLeft is var left && left > sent.Wait ? left : sent.Wait;

    private TimeSpan PauseLeft => pause.For - time.GetElapsedTime(pause.Since);

    /// <returns>What completes when all who came before have left; null when nobody is before.</returns>
    public TaskCompletionSource? Enter()
    {
        if (!isBusy)
        {
            isBusy = true;
            return null;
        }

        var turn = new TaskCompletionSource();
        waiting.Enqueue(turn);
        return turn;
    }

    /// <returns>Whose turn is next; null when nobody waits.</returns>
    public TaskCompletionSource? Leave()
    {
        isBusy = waiting.TryDequeue(out var next);
        return next;
    }

    public void Note() => sent.Add();

    public void Pause(TimeSpan length)
    {
        if (length > PauseLeft)
        {
            pause = (time.GetTimestamp(), length);
        }
    }
}
