using McaBot.Attestations;
using McaBot.Ledger;
using McaBot.Outbox;

namespace McaBot.Notifications;

/// <summary>Does something once a day, whoever else tries to.</summary>
public sealed partial class OnceADay(DailyMarks marks, ILogger<OnceADay> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <param name="mark">Name of the blob that stands for it.</param>
    /// <returns>Whether it is over for the day: done, or given up.</returns>
    public async Task<bool> DoAsync(string mark, Func<CancellationToken, Task<OutboxResult>> act, CancellationToken cancellationToken)
    {
        if (await marks.BeginAsync(mark, cancellationToken) is var beginning and not Beginning.Mine)
        {
            return beginning == Beginning.Over;
        }

        if (await TryAsync(mark, act, cancellationToken) is OutboxResult.RetryLater later)
        {
            await marks.DeferAsync(mark, later.IsAmbiguous, later.RetryAfter > Pause ? later.RetryAfter.Value : Pause, cancellationToken);
            return false;
        }

        await marks.EndAsync(mark, cancellationToken);
        return true;
    }

    private async Task<OutboxResult> TryAsync(string mark, Func<CancellationToken, Task<OutboxResult>> act, CancellationToken cancellationToken)
    {
        try
        {
            return await act(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var failure = Failure.Of(e);
            Log.TryFailed(log, e, mark, failure.Code);
            return failure.Result;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1350, LogLevel.Warning, "Posting {Mark} failed: {Code}")]
        public static partial void TryFailed(ILogger log, Exception e, string mark, string code);
    }
}
