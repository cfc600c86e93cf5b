using System.Collections.Concurrent;
using McaBot.Storage;
using McaBot.Storage.Projections;

namespace McaBot.Outbox;

/// <summary>
/// Whose ledger was found with nothing to do, so that not every sweep looks at it again. Whatever this process commits wakes it at once;
/// what another committed and died with is found once it has rested.
/// </summary>
internal sealed class RestingCustomers(RetryPolicy policy, TimeProvider time)
{
    /// <summary>However many are open, each is looked at this often.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>So many open ledgers may be looked at again each second.</summary>
    private const int LooksPerSecond = 10;

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> resting = new();

    private readonly SeenMarkers seen = new();
    private long restTicks = policy.ClaimTime.Ticks;

    private TimeSpan Rest => TimeSpan.FromTicks(Volatile.Read(ref restTicks));

    public void Add(Guid customer) => resting[customer] = time.GetUtcNow();

    public void Remove(Guid customer) => resting.TryRemove(customer, out _);

    /// <summary>The customers a sweep has to look at now; the others rest on.</summary>
    /// <param name="open">Everybody who has something open, with the tag of the marker.</param>
    public async IAsyncEnumerable<Guid> DueAsync(IAsyncEnumerable<TaggedId> open)
    {
        await foreach (var (customer, isNews) in seen.CompareAsync(open))
        {
            if (isNews || !resting.TryGetValue(customer, out var since) || time.GetUtcNow() - since >= Rest)
            {
                yield return customer;
            }
        }

        Forget(seen.Count);
    }

    /// <summary>
    /// The more are open, the longer each rests. Whoever has rested is looked at by the next sweep where it is still open.
    /// </summary>
    private void Forget(int open)
    {
        var fair = TimeSpan.FromSeconds((double)open / LooksPerSecond);
        Volatile.Write(ref restTicks, (fair < policy.ClaimTime ? policy.ClaimTime : fair > Longest ? Longest : fair).Ticks);
        var now = time.GetUtcNow();
        foreach (var (customer, since) in resting)
        {
            if (now - since >= Rest)
            {
                resting.TryRemove(KeyValuePair.Create(customer, since));
            }
        }
    }
}
