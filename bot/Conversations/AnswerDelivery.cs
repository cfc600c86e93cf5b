using AdaptiveCards;
using McaBot.Attestations;
using McaBot.Notifications;
using McaBot.Presentation;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace McaBot.Conversations;

/// <summary>Brings an answer to where the person looks: into the pressed card, or as a message.</summary>
public sealed partial class AnswerDelivery(ConversationState conversations, TimeProvider time, ILogger<AnswerDelivery> log)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    /// <summary>A pressed card (Action.Submit) turns into the answer in place, as it does for Action.Execute; typed text gets a message.</summary>
    public async Task DeliverAsync(Turn turn, CancellationToken cancellationToken)
    {
        await DeliverWordsAsync(turn, cancellationToken);
        await DeliverFileAsync(turn, cancellationToken);
    }

    /// <summary>The file of the answer, as a message of its own: a card of Teams' own kinds replaces no card of ours.</summary>
    public async Task DeliverFileAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Answer.File is { } file)
        {
            await SendAsync(turn, MessageFactory.Attachment(file), cancellationToken);
        }
    }

    /// <summary>Takes a message away that is used up. What stays for want of an answer of the channel does no harm.</summary>
    public async Task RemoveAsync(Turn turn, string activityId, CancellationToken cancellationToken)
    {
        try
        {
            await turn.Context.DeleteActivityAsync(activityId, cancellationToken);
        }
        catch (ErrorResponseException e)
        {
            Log.NotRemoved(log, e, turn.Correlation);
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
        if (answer.Card is not null && sent?.Id is { Length: > 0 } id)
        {
            await KeepCardAsync(turn, id, cancellationToken);
        }
    }

    /// <summary>Where the channel surely did nothing and asks for a moment's patience, an answer is sent again.</summary>
    public async Task<ResourceResponse?> SendAsync(Turn turn, IActivity message, CancellationToken cancellationToken)
    {
        for (var wait = TimeSpan.FromMilliseconds(400); ; wait *= 2)
        {
            try
            {
                return await turn.Context.SendActivityAsync(message, cancellationToken);
            }
            catch (ErrorResponseException e) when (Failure.Of(e) is { IsFinal: false, IsUnsure: false } failure && (failure.RetryAfter ?? wait) <= LongestWait && wait <= LongestWait)
            {
                await Task.Delay(failure.RetryAfter ?? wait, time, cancellationToken);
            }
        }
    }

    /// <summary>Where the draft's or request's card stands now. Losing this costs no more than a card that does not settle by itself.</summary>
    private async Task KeepCardAsync(Turn turn, string activityId, CancellationToken cancellationToken)
    {
        try
        {
            if (turn.Answer.CardPosted is { } keep)
            {
                await keep(activityId);
            }

            await conversations.SaveChangesAsync(turn.Context, false, cancellationToken);
        }
        catch (StoreUnavailableException e)
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
            await turn.Context.UpdateActivityAsync(update, cancellationToken);
            return true;
        }
        catch (ErrorResponseException e)
        {
            Log.CardNotReplaced(log, e, turn.Correlation);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1005, LogLevel.Warning, "Turn {Correlation}: the pressed card could not be replaced, a new one is posted")]
        public static partial void CardNotReplaced(ILogger log, Exception e, string correlation);

        [LoggerMessage(1006, LogLevel.Warning, "Turn {Correlation}: where the posted card stands was not kept")]
        public static partial void CardNotKept(ILogger log, Exception e, string correlation);

        [LoggerMessage(1336, LogLevel.Warning, "Turn {Correlation}: a message that is used up could not be removed")]
        public static partial void NotRemoved(ILogger log, Exception e, string correlation);
    }
}
