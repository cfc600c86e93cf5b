namespace McaBot.Tests.Attestations.Doubles;

/// <summary>
/// Holds everybody until the test says who goes next. Where several wait for the same read, the runtime may continue all but one of them on
/// threads of its own: the turnstile then waits for whoever has not come to it yet.
/// </summary>
internal sealed class Turnstile
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Lock one = new();
    private readonly List<TaskCompletionSource> waiting = [];

    public Task PassAsync()
    {
        // Continues on the releasing thread, inside the release.
        var gate = new TaskCompletionSource();
        lock (one)
        {
            waiting.Add(gate);
        }

        return gate.Task;
    }

    /// <param name="order">Which of those who wait goes next, over and over.</param>
    public void Run(IReadOnlyList<int> order, Task until)
    {
        for (var i = 0; SpinWait.SpinUntil(() => IsAnybodyWaiting || until.IsCompleted, Patience) && IsAnybodyWaiting; i++)
        {
            Take(order[i % order.Count]).SetResult();
        }

        Assert.True(until.IsCompleted, "somebody waits for something else than the turnstile");
    }

    private bool IsAnybodyWaiting
    {
        get
        {
            lock (one)
            {
                return waiting.Count > 0;
            }
        }
    }

    private TaskCompletionSource Take(int which)
    {
        lock (one)
        {
            var next = waiting[which % waiting.Count];
            waiting.Remove(next);
            return next;
        }
    }
}
