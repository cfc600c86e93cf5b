using McaBot.Ledger;

namespace McaBot.Notifications;

/// <summary>Does something once a day, whoever else tries to.</summary>
public sealed partial class OnceADay(DailyMarks marks, ILogger<OnceADay> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <param name="mark">Name of the blob that stands for it.</param>
    /// <returns>Whether it is over for the day: done, or given up.</returns>
    public async Task<bool> DoAsync(string mark, Func<CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        if (await marks.BeginAsync(mark, cancellationToken) is var beginning and not Beginning.Mine)
        {
            return beginning == Beginning.Over;
        }

        try
        {
            await act(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var failure = Failure.Of(e);
            Log.TryFailed(log, e, mark, failure.Code);
            if (!failure.IsFinal)
            {
                await marks.DeferAsync(mark, failure.IsUnsure, failure.RetryAfter > Pause ? failure.RetryAfter.Value : Pause, cancellationToken);
                return false;
            }
        }

        await marks.EndAsync(mark, cancellationToken);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(1350, LogLevel.Warning, "Posting {Mark} failed: {Code}")]
        public static partial void TryFailed(ILogger log, Exception e, string mark, string code);
    }
}
