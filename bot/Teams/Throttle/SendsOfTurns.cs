using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace McaBot.Teams.Throttle;

/// <summary>
/// What a turn sends goes at once, for somebody waits for it; but it counts for the conversation, and a refusal holds up what is queued
/// there.
/// </summary>
internal static class SendsOfTurns
{
    /// <summary>Notes from now on what the turn sends.</summary>
    public static void NoteSendsOf(this SendThrottle throttle, ITurnContext turnContext)
    {
        if (turnContext.Activity.Conversation?.Id is { Length: > 0 } conversation)
        {
            // The answer to an invoke goes back with its request.
            turnContext.OnSendActivities(
                (_, activities, send) => throttle.NoteAsync(
                    conversation, activities.Count(a => a.Type != ActivityTypesEx.InvokeResponse), send));
            turnContext.OnUpdateActivity((_, _, update) => throttle.NoteAsync(conversation, 1, update));
            turnContext.OnDeleteActivity((_, _, delete) => throttle.NoteAsync(conversation, 1, async () =>
            {
                await delete();
                return true;
            }));
        }
    }

    private static async Task<T> NoteAsync<T>(this SendThrottle throttle, string conversation, int calls, Func<Task<T>> call)
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
