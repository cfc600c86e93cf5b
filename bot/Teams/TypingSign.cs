using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace McaBot.Teams;

/// <summary>
/// Shows the bot typing while a message takes long to answer. One sign for each turn: the official ShowTypingMiddleware has one task for
/// all turns of the process and fails when they overlap.
/// </summary>
internal sealed partial class TypingSign(TimeProvider time, ILogger<TypingSign> log)
{
    /// <summary>Within the two seconds after which people wonder whether anything happens.</summary>
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(1500);

    /// <summary>A sign lasts about as long on a person's screen.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    /// <returns>To be disposed once the turn is answered; null where it brings no message.</returns>
    public IAsyncDisposable? Begin(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        if (turnContext.Activity.Type != ActivityTypes.Message)
        {
            return null;
        }

        var answered = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        return new Shown(answered, ShowTypingAsync(turnContext, answered.Token));
    }

    private async Task ShowTypingAsync(ITurnContext turnContext, CancellationToken answered)
    {
        try
        {
            await Task.Delay(Delay, time, answered).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (!answered.IsCancellationRequested)
            {
                var sign = new Activity(ActivityTypes.Typing) { RelatesTo = turnContext.Activity.RelatesTo };
                sign.ApplyConversationReference(turnContext.Activity.GetConversationReference());

                // Past the turn context, so that the sign does not count as an answer.
                await turnContext.Adapter.SendActivitiesAsync(turnContext, [sign], answered);
                await Task.Delay(Period, time, answered).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        catch (OperationCanceledException)
        {
            // Answered meanwhile.
        }
        catch (Exception e)
        {
            // Whatever a sign is lost by, it must not cost the answer.
            LogNotShown(log, e);
        }
    }

    [LoggerMessage(3014, LogLevel.Warning, "A typing sign could not be shown")]
    private static partial void LogNotShown(ILogger log, Exception e);

    private sealed class Shown(CancellationTokenSource answered, Task showing) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await answered.CancelAsync();
            await showing;
            answered.Dispose();
        }
    }
}
