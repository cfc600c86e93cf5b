namespace McaBot.Teams.Throttle;

/// <summary>
/// One conversation: who waits to send to it, and when something was sent. Guarded by the lock of its <see cref="SendThrottle"/>.
/// </summary>
internal sealed class ThrottleLane(TimeProvider time)
{
    // One below what Teams allows (7, 8, 60 and 1800): what a turn sends goes at once and counts afterwards.
    private readonly SendTimes sent = new(
        time,
        new SendLimit(6, TimeSpan.FromSeconds(1)),
        new SendLimit(7, TimeSpan.FromSeconds(2)),
        new SendLimit(59, TimeSpan.FromSeconds(30)),
        new SendLimit(1799, TimeSpan.FromHours(1)));

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
