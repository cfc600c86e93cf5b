namespace McaBot.Tests.Storage.Doubles;

/// <summary>
/// Holds every call to storage until all who act wait for one, and lets them through one by one in an order given beforehand.
/// </summary>
internal sealed class WireTurnstile(Wire wire)
{
    // An act may wait for another's call, such as that which makes the container: then nobody else is waited for.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly AsyncLocal<int> acting = new();
    private readonly Lock one = new();
    private readonly List<(int Act, TaskCompletionSource Gate, TaskCompletionSource Through)> waiting = [];
    private readonly HashSet<int> busy = [];
    private TaskCompletionSource moved = Fresh();
    private bool isOver;

    /// <param name="order">Which of the calls that wait goes next, over and over.</param>
    public async Task RunAsync(IReadOnlyList<int> order, IEnumerable<Func<Task>> acts)
    {
        var running = acts.Index().Select(act => (act.Index, act.Item)).ToList();
        busy.UnionWith(running.Select(act => act.Index));
        wire.On = PassAsync;
        var all = Task.WhenAll(running.Select(act => Task.Run(() => ActAsync(act.Index, act.Item))));
        for (var turn = 0; !all.IsCompleted;)
        {
            // Taken before looking, so that nothing that happens in between is missed.
            var move = Volatile.Read(ref moved).Task;
            var next = Next(order[turn % order.Count], evenIfBusy: false);
            if (next is null && await Task.WhenAny(move, Task.Delay(Patience)) != move)
                next = Next(order[turn % order.Count], evenIfBusy: true);
            if (next is not { } call) continue;
            turn++;
            call.Gate.SetResult();
            await call.Through.Task;
        }

        wire.On = null;
        lock (one)
        {
            isOver = true;
        }

        while (Next(0, evenIfBusy: true) is { } left) left.Gate.SetResult();
        await all;
    }

    private async Task ActAsync(int act, Func<Task> does)
    {
        acting.Value = act;
        try
        {
            await does();
        }
        finally
        {
            lock (one)
            {
                busy.Remove(act);
            }

            Move();
        }
    }

    private async Task<HttpResponseMessage> PassAsync(
        HttpRequestMessage request, Func<Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        var gate = Fresh();
        var through = Fresh();
        lock (one)
        {
            // Nobody is let through one by one any more.
            if (isOver) gate.SetResult();
            else waiting.Add((acting.Value, gate, through));
        }

        Move();
        await gate.Task;
        try
        {
            return await send();
        }
        finally
        {
            through.SetResult();
        }
    }

    private (TaskCompletionSource Gate, TaskCompletionSource Through)? Next(int which, bool evenIfBusy)
    {
        lock (one)
        {
            if (waiting.Count == 0 || (!evenIfBusy && busy.Except(waiting.Select(call => call.Act)).Any())) return null;
            var (_, gate, through) = waiting[which % waiting.Count];
            waiting.RemoveAt(which % waiting.Count);
            return (gate, through);
        }
    }

    private void Move() => Interlocked.Exchange(ref moved, Fresh()).TrySetResult();

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
