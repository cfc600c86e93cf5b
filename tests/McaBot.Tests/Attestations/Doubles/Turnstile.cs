namespace McaBot.Tests.Attestations.Doubles;

/// <summary>Holds everybody until the test says who goes next: one order of events, the same each time.</summary>
internal sealed class Turnstile
{
    private readonly List<TaskCompletionSource> waiting = [];

    public Task PassAsync()
    {
        // Continues on the releasing thread, inside the release: nothing runs at the same time as anything else.
        var gate = new TaskCompletionSource();
        waiting.Add(gate);
        return gate.Task;
    }

    /// <param name="order">Which of those who wait goes next, over and over.</param>
    public void Run(IReadOnlyList<int> order, Task until)
    {
        for (var i = 0; waiting.Count > 0; i++)
        {
            var next = waiting[order[i % order.Count] % waiting.Count];
            waiting.Remove(next);
            next.SetResult();
        }

        Assert.True(until.IsCompleted, "somebody waits for something else than the turnstile");
    }
}
