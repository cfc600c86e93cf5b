using AdaptiveCards;
using McaBot.Outbox;
using McaBot.Platform;
using McaBot.Teams;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace McaBot.Turns;

/// <summary>Brings an answer to where the person looks: into the pressed card, or as a message.</summary>
internal sealed partial class AnswerDelivery(TimeProvider time, ILogger<AnswerDelivery> log)
{
    /// <summary>For one thing asked of the channel, with its repetitions: Teams sends an activity again that is not answered within 15 s.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2.5);

    /// <summary>A pressed card (Action.Submit) turns into the answer in place, as it does for Action.Execute; typed text gets a message.</summary>
    public async Task DeliverAsync(Turn turn, CancellationToken cancellationToken)
    {
        await DeliverWordsAsync(turn, cancellationToken);
        await DeliverFileAsync(turn, cancellationToken);
    }

    /// <summary>The file of the answer, as a message of its own: a card of Teams' own kinds replaces no card of ours.</summary>
    /// <returns>Whether the channel took all there was to send.</returns>
    public async Task<bool> DeliverFileAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.Answer.File is not { } file || await SendAsync(turn, MessageFactory.Attachment(file), cancellationToken) is not null;

    /// <summary>Takes a message away that is used up. What stays for want of an answer of the channel does no harm.</summary>
    public async Task RemoveAsync(Turn turn, string activityId, CancellationToken cancellationToken)
    {
        try
        {
            await WithinAsync(token => turn.Context.DeleteActivityAsync(activityId, token), cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotRemoved(log, e, turn.Correlation);
        }
    }

    /// <summary>
    /// Where the channel surely did nothing and asks for a moment's patience, a message is sent again. Whatever the channel does, the turn has had
    /// its outcome by now: a message that is lost takes nothing back.
    /// </summary>
    /// <returns>Null when it may not have arrived.</returns>
    public Task<ResourceResponse?> SendAsync(Turn turn, IActivity message, CancellationToken cancellationToken) =>
        SendAsync(turn.Context, message, turn.Correlation, cancellationToken);

    /// <inheritdoc cref="SendAsync(Turn, IActivity, CancellationToken)"/>
    public async Task<ResourceResponse?> SendAsync(ITurnContext context, IActivity message, string correlation, CancellationToken cancellationToken)
    {
        try
        {
            return await WithinAsync(token => SendPatientlyAsync(context, message, token), cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotSent(log, e, correlation);
            return null;
        }
    }

    private async Task<ResourceResponse?> SendPatientlyAsync(ITurnContext context, IActivity message, CancellationToken cancellationToken)
    {
        for (var wait = TimeSpan.FromMilliseconds(400); ; wait *= 2)
        {
            try
            {
                return await context.SendActivityAsync(message, cancellationToken);
            }
            catch (ErrorResponseException e) when (Failure.Of(e) is { IsFinal: false, IsUnsure: false } failure && (failure.RetryAfter ?? wait) < Longest)
            {
                await Task.Delay(failure.RetryAfter ?? wait, time, cancellationToken);
            }
        }
    }

    private async Task DeliverWordsAsync(Turn turn, CancellationToken cancellationToken)
    {
        var answer = turn.Answer;
        if (answer.Card is null && answer.Text is null)
        {
            return;
        }

        if (answer.Card is { } shown && turn.PressedCard is { Length: > 0 } pressed && await TryReplaceAsync(turn, pressed, shown, cancellationToken))
        {
            if (answer.Text is { } text)
            {
                await SendAsync(turn, MessageFactory.Text(text), cancellationToken);
            }

            return;
        }

        var message = MessageFactory.Text(answer.Text);
        if (answer.Card is { } card)
        {
            message.Attachments = [CardMessages.Attachment(card)];
        }

        var sent = await SendAsync(turn, message, cancellationToken);
        if (sent?.Id is { Length: > 0 } id)
        {
            await KeepCardAsync(turn, id, cancellationToken);
        }
    }

    /// <summary>
    /// Where the draft's or request's card stands now. Losing this costs no more than a card that does not settle by itself. The conversation's state is not
    /// saved here: the person may have pressed what was just posted, and that is later than this turn.
    /// </summary>
    private async Task KeepCardAsync(Turn turn, string activityId, CancellationToken cancellationToken)
    {
        if (turn.Answer.CardPosted is not { } keep)
        {
            return;
        }

        try
        {
            await WithinAsync(token => keep(activityId, token), cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.CardNotKept(log, e, turn.Correlation);
        }
    }

    private async Task<bool> TryReplaceAsync(Turn turn, string activityId, AdaptiveCard card, CancellationToken cancellationToken)
    {
        var update = CardMessages.Of(card, null);
        update.Id = activityId;
        try
        {
            await WithinAsync(token => turn.Context.UpdateActivityAsync(update, token), cancellationToken);
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.CardNotReplaced(log, e, turn.Correlation);
            return false;
        }
    }

    private async Task WithinAsync(Func<CancellationToken, Task> call, CancellationToken cancellationToken) => await WithinAsync(async token =>
    {
        await call(token);
        return true;
    }, cancellationToken);

    private async Task<T> WithinAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(Longest, time, cancellationToken);
        return await call(deadline.Token);
    }

    private static partial class Log
    {
        [LoggerMessage(1005, LogLevel.Warning, "Turn {Correlation}: the pressed card could not be replaced, a new one is posted")]
        public static partial void CardNotReplaced(ILogger log, Exception e, string correlation);

        [LoggerMessage(1007, LogLevel.Error, "Turn {Correlation}: the channel did not take the answer")]
        public static partial void NotSent(ILogger log, Exception e, string correlation);

        [LoggerMessage(1006, LogLevel.Warning, "Turn {Correlation}: where the posted card stands was not kept")]
        public static partial void CardNotKept(ILogger log, Exception e, string correlation);

        [LoggerMessage(1336, LogLevel.Warning, "Turn {Correlation}: a message that is used up could not be removed")]
        public static partial void NotRemoved(ILogger log, Exception e, string correlation);
    }
}
