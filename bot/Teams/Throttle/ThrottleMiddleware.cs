using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace McaBot.Teams.Throttle;

/// <summary>
/// What a turn sends goes at once, for somebody waits for it; but it counts for the conversation, and a refusal holds up what is queued
/// there.
/// </summary>
internal sealed class ThrottleMiddleware(SendThrottle throttle) : Microsoft.Bot.Builder.IMiddleware
{
    public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        if (turnContext.Activity.Conversation?.Id is { Length: > 0 } conversation)
        {
            // The answer to an invoke goes back with its request.
            turnContext.OnSendActivities(
                (_, activities, send) => NoteAsync(conversation, activities.Count(a => a.Type != ActivityTypesEx.InvokeResponse), send));
            turnContext.OnUpdateActivity((_, _, update) => NoteAsync(conversation, 1, update));
            turnContext.OnDeleteActivity((_, _, delete) => NoteAsync(conversation, 1, async () =>
            {
                await delete();
                return true;
            }));
        }

        return next(cancellationToken);
    }

    private async Task<T> NoteAsync<T>(string conversation, int calls, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (ErrorResponseException e) when (SendThrottle.PatienceAfter(e, 1) is { } patience)
        {
            throttle.Pause(conversation, patience);
            throw;
        }
        finally
        {
            for (var i = 0; i < calls; i++)
            {
                throttle.Note(conversation);
            }
        }
    }
}
