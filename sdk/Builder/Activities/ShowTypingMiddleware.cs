using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>Shows the bot typing while a message takes longer than the delay to answer.</summary>
public class ShowTypingMiddleware : IMiddleware
{
    private readonly TimeSpan delay;
    private readonly TimeSpan period;

    /// <param name="delay">Milliseconds before the first sign; not negative.</param>
    /// <param name="period">Milliseconds between signs; above zero.</param>
    public ShowTypingMiddleware(int delay = 500, int period = 2000)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(delay);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(period);
        this.delay = TimeSpan.FromMilliseconds(delay);
        this.period = TimeSpan.FromMilliseconds(period);
    }

    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(next);
        if (turnContext.Activity.Type != ActivityTypes.Message)
        {
            await next(cancellationToken);
            return;
        }

        using var answered = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var typing = ShowTypingAsync(turnContext, answered.Token);
        try
        {
            await next(cancellationToken);
        }
        finally
        {
            await answered.CancelAsync();
            await typing;
        }
    }

    private async Task ShowTypingAsync(ITurnContext turnContext, CancellationToken answered)
    {
        try
        {
            for (var wait = delay; ; wait = period)
            {
                await Task.Delay(wait, answered);
                var activity = new Activity(ActivityTypes.Typing) { RelatesTo = turnContext.Activity.RelatesTo };
                activity.ApplyConversationReference(turnContext.Activity.GetConversationReference());

                // Past the turn context, so that the sign does not count as an answer.
                await turnContext.Adapter.SendActivitiesAsync(turnContext, [activity], answered);
            }
        }
        catch (OperationCanceledException)
        {
            // Answered.
        }
        catch (Exception failure) when (failure is HttpRequestException or ErrorResponseException)
        {
            // A sign is a courtesy; it must not cost the answer.
        }
    }
}
