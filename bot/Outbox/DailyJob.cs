namespace McaBot.Outbox;

/// <summary>Does something once a day, whoever else tries to.</summary>
internal sealed partial class DailyJob(Claims claims, RetryPolicy policy, ILogger<DailyJob> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <param name="mark">Name of the blob that stands for it.</param>
    public async Task<bool> IsOverAsync(string mark, CancellationToken cancellationToken) =>
        await claims.FindAsync(mark, cancellationToken) is { IsEnded: true };

    /// <param name="mark">Name of the blob that stands for it.</param>
    /// <returns>Whether it is over for the day: done, or given up.</returns>
    public async Task<bool> DoAsync(string mark, Func<CancellationToken, Task<OutboxResult>> act, CancellationToken cancellationToken)
    {
        var answer = await claims.TryClaimAsync(mark, policy, isRepeatable: false, cancellationToken);
        if (answer.Mine is not { } mine)
        {
            return answer.Stands.IsEnded;
        }

        OutboxResult result = OutboxResult.Done;
        using var lease = claims.Hold(mark, mine, policy);
        await lease.HoldAsync(async () => result = await TryAsync(mark, act, cancellationToken), cancellationToken);
        return await claims.EndAsync(mark, mine, result, policy, isRepeatable: false, cancellationToken) is { IsEnded: true };
    }

    private async Task<OutboxResult> TryAsync(
        string mark, Func<CancellationToken, Task<OutboxResult>> act, CancellationToken cancellationToken)
    {
        OutboxResult result;
        try
        {
            result = await act(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var failure = Failure.Of(e);
            Log.TryFailed(log, e, mark, failure.Code);
            result = failure.Result;
        }

        return result is OutboxResult.RetryLater later && !(later.RetryAfter > Pause) ? later with { RetryAfter = Pause } : result;
    }

    private static partial class Log
    {
        [LoggerMessage(1350, LogLevel.Warning, "Posting {Mark} failed: {Code}")]
        public static partial void TryFailed(ILogger log, Exception e, string mark, string code);
    }
}
