using AdaptiveCards;
using McaBot.Outbox;
using McaBot.Platform;
using McaBot.Teams;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace McaBot.Turns;

/// <summary>
/// Brings an answer to where the person looks: into the pressed card, or as a message. Whatever the channel does, the turn has had its
/// outcome by now: what is lost takes nothing back.
/// </summary>
internal sealed partial class AnswerDelivery(TimeProvider time, ILogger<AnswerDelivery> log)
{
    /// <summary>
    /// For one thing asked of the channel, with its repetitions: Teams sends an activity again that is not answered within 15 s.
    /// </summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2.5);

    /// <summary>
    /// A pressed card (Action.Submit) turns into the answer in place, as it does for Action.Execute; typed text gets a message. A file is a
    /// message of its own: a card of Teams' own kinds replaces no card of ours.
    /// </summary>
    /// <returns>Whether all of it arrived, as far as is known in time.</returns>
    public async Task<bool> DeliverAsync(Turn turn, CancellationToken cancellationToken)
    {
        var hasArrived = true;
        var (answer, context, correlation) = (turn.Answer, turn.Context, turn.Correlation);
        var isReplaced = answer.Card is { } shown && turn.PressedCard is { Length: > 0 } pressed
            && await TryReplaceAsync(turn, pressed, shown, cancellationToken);
        if (answer.Text is { } text)
        {
            hasArrived = await SendAsync(context, MessageFactory.Text(text), correlation, cancellationToken) is not null;
        }

        // Apart: Teams makes two messages of text with a card, and tells the id of neither.
        if (answer.Card is { } card && !isReplaced)
        {
            var sent = await SendAsync(context, CardMessages.Of(card, null), correlation, cancellationToken);
            hasArrived &= sent is not null;
            if (sent?.Id is { Length: > 0 } id && answer.CardPosted is { } keep)
            {
                // Losing this costs no more than a card that does not settle by itself. The conversation's state is not saved here: the
                // person may have pressed what was just posted, and that is later than this turn.
                await TryAsync(token => keep(id, token), Log.CardNotKept, correlation, cancellationToken);
            }
        }

        if (answer.File is { } file)
        {
            hasArrived &= await SendAsync(context, MessageFactory.Attachment(file), correlation, cancellationToken) is not null;
        }

        await RetireAsync(turn, cancellationToken);
        if (turn.IsMessageUsedUp && context.Activity.ReplyToId is { Length: > 0 } usedUp)
        {
            await TryAsync(token => context.DeleteActivityAsync(usedUp, token), Log.NotRemoved, correlation, cancellationToken);
        }

        return hasArrived;
    }

    /// <summary>
    /// Turns an earlier card into this one. Where the channel does not, the card stays: its buttons say then that it is no longer in use.
    /// </summary>
    public async Task ReplaceAsync(Turn turn, string activityId, AdaptiveCard card, CancellationToken cancellationToken) =>
        await TryReplaceAsync(turn, activityId, card, cancellationToken);

    /// <summary>Turns what has had its time into what says so, beside the answer.</summary>
    public Task RetireAsync(Turn turn, CancellationToken cancellationToken) =>
        Task.WhenAll(turn.Answer.Retired.Select(card => TryReplaceAsync(turn, card.Key, card.Value, cancellationToken)));

    /// <summary>Where the channel surely did nothing and asks for a moment's patience, a message is sent again.</summary>
    /// <param name="correlation">What the log knows the turn by.</param>
    /// <returns>Null when it may not have arrived.</returns>
    public async Task<ResourceResponse?> SendAsync(
        ITurnContext context, IActivity message, string correlation, CancellationToken cancellationToken)
    {
        await TurnScope.MayChangeAsync(cancellationToken);
        using var deadline = new Deadline(Longest, time, cancellationToken);
        try
        {
            for (var wait = TimeSpan.FromMilliseconds(400); ; wait *= 2)
            {
                try
                {
                    return await context.SendActivityAsync(message, deadline.Token);
                }
                catch (ErrorResponseException e)
                    when (Failure.Of(e) is { IsFinal: false, IsAmbiguous: false } failure && (failure.RetryAfter ?? wait) < Longest)
                {
                    await Task.Delay(failure.RetryAfter ?? wait, time, deadline.Token);
                }
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotSent(log, e, correlation);
            return null;
        }
    }

    private Task<bool> TryReplaceAsync(Turn turn, string activityId, AdaptiveCard card, CancellationToken cancellationToken)
    {
        var update = CardMessages.Of(card, null);
        update.Id = activityId;
        return TryAsync(token => turn.Context.UpdateActivityAsync(update, token), Log.CardNotReplaced, turn.Correlation, cancellationToken);
    }

    /// <returns>Whether it was done, as far as is known in time.</returns>
    private async Task<bool> TryAsync(
        Func<CancellationToken, Task> call,
        Action<ILogger, Exception, string> lost,
        string correlation,
        CancellationToken cancellationToken)
    {
        await TurnScope.MayChangeAsync(cancellationToken);
        using var deadline = new Deadline(Longest, time, cancellationToken);
        try
        {
            await call(deadline.Token);
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            lost(log, e, correlation);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1005, LogLevel.Warning, "Turn {Correlation}: a card could not be replaced")]
        public static partial void CardNotReplaced(ILogger log, Exception e, string correlation);

        [LoggerMessage(1007, LogLevel.Error, "Turn {Correlation}: the channel did not take the answer")]
        public static partial void NotSent(ILogger log, Exception e, string correlation);

        [LoggerMessage(1006, LogLevel.Warning, "Turn {Correlation}: where the posted card stands was not kept")]
        public static partial void CardNotKept(ILogger log, Exception e, string correlation);

        [LoggerMessage(1336, LogLevel.Warning, "Turn {Correlation}: a message that is used up could not be removed")]
        public static partial void NotRemoved(ILogger log, Exception e, string correlation);
    }
}
