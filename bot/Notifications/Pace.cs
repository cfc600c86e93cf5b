using System.Threading.RateLimiting;

namespace McaBot.Notifications;

/// <summary>
/// Keeps to what Teams allows for one conversation (7 per second, 8 per 2 s, 60 per 30 s, 1800 per hour) and keeps the order within it.
/// One conversation's queue delays no other.
/// </summary>
public sealed class Pace : IDisposable
{
    private readonly PartitionedRateLimiter<string> oneByOne = PartitionedRateLimiter.Create<string, string>(conversation =>
        RateLimitPartition.GetConcurrencyLimiter(conversation, _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = 1,
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }));

    // The replies of a turn come on top of what is sent here, so each limit is one below the documented one.
    private readonly PartitionedRateLimiter<string>[] windows =
    [
        Window(6, TimeSpan.FromSeconds(1)),
        Window(7, TimeSpan.FromSeconds(2)),
        Window(59, TimeSpan.FromSeconds(30)),
        Window(1799, TimeSpan.FromHours(1)),
    ];

    public async Task<T> RunAsync<T>(string conversation, Func<Task<T>> send, CancellationToken cancellationToken)
    {
        using var turn = await oneByOne.AcquireAsync(conversation, 1, cancellationToken);
        foreach (var window in windows)
        {
            using var permit = await window.AcquireAsync(conversation, 1, cancellationToken);
        }

        return await send();
    }

    public void Dispose()
    {
        oneByOne.Dispose();
        foreach (var window in windows)
        {
            window.Dispose();
        }
    }

    private static PartitionedRateLimiter<string> Window(int permits, TimeSpan length) => PartitionedRateLimiter.Create<string, string>(conversation =>
        RateLimitPartition.GetSlidingWindowLimiter(conversation, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = length,
            SegmentsPerWindow = 10,
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }));
}
