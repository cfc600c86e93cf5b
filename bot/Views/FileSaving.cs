using McaBot.Platform;
using McaBot.Teams;
using McaBot.Teams.Files;
using McaBot.Turns;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using MessageReference = McaBot.Teams.MessageReference;

namespace McaBot.Views;

/// <summary>
/// Saves files that people allowed. What is quick is answered in the turn; what is not goes on after it, and its end is told by a message.
/// A process that ends meanwhile leaves the card there to be pressed again.
/// </summary>
internal sealed partial class FileSaving(
    FileOffers offers, Messenger messenger, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<FileSaving> log)
{
    /// <summary>Teams wants an invoke answered within 5 s.</summary>
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(3);

    /// <returns>The outcome; <see cref="OfferOutcome.BeingSaved"/> when it will be told later.</returns>
    internal async Task<SavedOffer> SaveAsync(Turn turn, ClaimedOffer claimed)
    {
        var saving = Task.FromResult<SavedOffer>(null!);
        TurnScope.Outside(() => saving = offers.SaveAsync(claimed, lifetime.ApplicationStopping));
        using var enough = new CancellationTokenSource();
        await Task.WhenAny(saving, Task.Delay(Quick, time, enough.Token));
        await enough.CancelAsync();
        if (saving.IsCompleted)
        {
            return await saving;
        }

        _ = TellAsync(turn.Caller, turn.Correlation, turn.Context.Activity.ReplyToId, claimed, saving);
        return new(OfferOutcome.BeingSaved);
    }

    private async Task TellAsync(Caller caller, string correlation, string? card, ClaimedOffer claimed, Task<SavedOffer> saving)
    {
        try
        {
            var (_, file) = await ResultAsync(correlation, claimed, saving);
            var message = file is not null
                ? MessageFactory.Attachment(file)
                : MessageFactory.Text(Replies.Of(new Notice(NoticeKind.FileNotSaved, correlation), caller.Culture));
            await messenger.PostAsync(caller.ServiceUrl, caller.Conversation, (Activity)message, CancellationToken.None);
            if (file is not null && card is { Length: > 0 })
            {
                await messenger.DeleteAsync(new MessageReference(caller.ServiceUrl, caller.Conversation, card), CancellationToken.None);
            }
        }
        catch (Exception e)
        {
            // The outermost loop: nobody else looks at this task.
            Log.NotTold(log, e, correlation, claimed.Offer.Id);
        }
    }

    private async Task<SavedOffer> ResultAsync(string correlation, ClaimedOffer claimed, Task<SavedOffer> saving)
    {
        try
        {
            return await saving;
        }
        catch (Exception e) when (!lifetime.ApplicationStopping.IsCancellationRequested)
        {
            Log.Failed(log, e, correlation, claimed.Offer.Id);
            return new(OfferOutcome.NotSaved);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1325, LogLevel.Error, "Turn {Correlation}: offer {Offer} was not saved")]
        public static partial void Failed(ILogger log, Exception e, string correlation, Guid offer);

        [LoggerMessage(1326, LogLevel.Warning, "Turn {Correlation}: the person was not told what became of offer {Offer}")]
        public static partial void NotTold(ILogger log, Exception e, string correlation, Guid offer);
    }
}
