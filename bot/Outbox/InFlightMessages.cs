using System.Collections.Concurrent;

namespace McaBot.Outbox;

/// <summary>
/// Which claims this process is working on or is through with. A ledger read a moment ago may still show a message as due that was handled
/// meanwhile: one claim is worked on once, and only a new claim makes the message start again.
/// </summary>
internal sealed class InFlightMessages(TimeProvider time)
{
    // A stale reading is seconds old at most.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);
    private const int PruneAbove = 4096;

    private readonly ConcurrentDictionary<Guid, Task> running = new();
    private readonly ConcurrentDictionary<Guid, int> ofCustomer = new();
    private readonly ConcurrentDictionary<(Guid Message, int Requeues, int Claims), DateTimeOffset> over = new();

    public bool IsRunning(Guid message) => running.ContainsKey(message);

    /// <summary>How many messages of the customer this process is at.</summary>
    public int CountOf(Guid customer) => ofCustomer.GetValueOrDefault(customer);

    /// <summary>Ends when everything that runs now is over.</summary>
    public Task AllAsync() => Task.WhenAll(running.Values);

    /// <returns>False when this claim is being worked on, or was.</returns>
    public bool TryBegin(ClaimedMessage claimed)
    {
        if (!running.TryAdd(claimed.Message.Id, Task.CompletedTask))
        {
            return false;
        }

        // Looked at second: whoever finishes notes it as over before ceasing to run.
        if (!over.TryGetValue(KeyOf(claimed), out var since) || time.GetUtcNow() - since > Remembered)
        {
            ofCustomer.AddOrUpdate(claimed.Key.Customer, 1, (_, count) => count + 1);
            return true;
        }

        running.TryRemove(claimed.Message.Id, out _);
        return false;
    }

    /// <param name="work">What handles a message that has begun.</param>
    public void Track(ClaimedMessage claimed, Task work) => running.TryUpdate(claimed.Message.Id, work, Task.CompletedTask);

    public void End(ClaimedMessage claimed)
    {
        var now = time.GetUtcNow();
        over[KeyOf(claimed)] = now;
        running.TryRemove(claimed.Message.Id, out _);
        if (ofCustomer.AddOrUpdate(claimed.Key.Customer, 0, (_, count) => count - 1) == 0)
        {
            ofCustomer.TryRemove(KeyValuePair.Create(claimed.Key.Customer, 0));
        }

        if (over.Count > PruneAbove)
        {
            foreach (var (claim, ended) in over)
            {
                if (now - ended > Remembered)
                {
                    over.TryRemove(claim, out _);
                }
            }
        }
    }

    private static (Guid Message, int Requeues, int Claims) KeyOf(ClaimedMessage claimed) =>
        (claimed.Message.Id, claimed.Progress.Requeues, claimed.Progress.Claims);
}
