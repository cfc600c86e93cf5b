using AdaptiveCards;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Features.Attest;
using McaBot.Platform;
using McaBot.Storage.Projections;
using McaBot.Teams;
using McaBot.Teams.Files;
using McaBot.Turns;
using McaBot.Turns.Inbound;
using McaBot.Turns.Limits;
using McaBot.Views;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Microsoft.Extensions.Options;

namespace McaBot.Host;

/// <summary>Answers messages and pressed cards alike, and turns every failure into words with a reference id.</summary>
internal sealed partial class TurnPipeline(
    CardActionRouter actions,
    MessageRouter router,
    FileConsents consents,
    TurnLimits limits,
    AnswerDelivery delivery,
    Deliveries deliveries,
    ConversationState conversations,
    Drafts drafts,
    People people,
    ChannelSubscriptions channels,
    ServiceAddresses addresses,
    DisplayNameCache displayNames,
    KnownCultures cultures,
    IOptions<LocalizationOptions> localization,
    TimeProvider time,
    ILogger<TurnPipeline> log)
{
    /// <summary>Teams sends an activity again that is not answered within 15 s; bringing the answer takes its time, too.</summary>
    private static readonly TimeSpan LongestWork = TimeSpan.FromSeconds(8);

    /// <summary>Files come slowly. Sent again, they are recognised by their hash.</summary>
    private static readonly TimeSpan LongestIntake = TimeSpan.FromSeconds(14);

    private const string MessageResponse = "application/vnd.microsoft.activity.message";

    public async Task AnswerMessageAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        var activity = context.Activity;
        var input = CardInput.Read(null, activity.Value);
        if (input is null && !MessageRouter.IsForBot(activity))
        {
            return;
        }

        var longest = FileDownloads.In(activity).Count > 0 ? LongestIntake : LongestWork;
        await deliveries.OnceAsync(
            activity, longest, coming => AnswerMessageAsync(context, input, coming, longest, cancellationToken), cancellationToken);
    }

    private async Task AnswerMessageAsync(
        ITurnContext context, CardInput? input, Delivery coming, TimeSpan longest, CancellationToken cancellationToken)
    {
        var text = input is null ? InboundText.Of(context.Activity) : "";
        if (await BeginAsync(context, input, text, coming, cancellationToken) is not { } begun
            || await RefusesAsync(begun, cancellationToken))
        {
            return;
        }

        var turn = await InOwnCultureAsync(begun, cancellationToken);
        await RunAsync(turn, input is null ? router.AnswerAsync : actions.RunAsync, longest, cancellationToken);
        if (!coming.IsRepeat)
        {
            await delivery.DeliverAsync(turn, cancellationToken);
        }
    }

    public async Task<AdaptiveCardInvokeResponse> AnswerInvokeAsync(ITurnContext context, AdaptiveCardInvokeValue value, CancellationToken cancellationToken)
    {
        var input = CardInput.Read(value.Action?.Verb, value.Action?.Data);
        if (input is null || string.Equals(input.Verb, Verbs.CardRefresh, StringComparison.Ordinal))
        {
            return await AnswerInvokeAsync(context, input, Delivery.Unmarked, cancellationToken);
        }

        return (await deliveries.OnceAsync(
            context.Activity,
            LongestWork,
            coming => AnswerInvokeAsync(context, input, coming, cancellationToken),
            () => ShowAgainAsync(context, value, cancellationToken),
            cancellationToken))!;
    }

    /// <summary>For a press that another process has answered: its card as it is now.</summary>
    private async Task<AdaptiveCardInvokeResponse> ShowAgainAsync(
        ITurnContext context, AdaptiveCardInvokeValue value, CancellationToken cancellationToken) =>
        CardInput.Read(Verbs.CardRefresh, value.Action?.Data) is { } looks && (looks.Draft is not null || looks.Key is not null)
            ? await AnswerInvokeAsync(context, looks, Delivery.Unmarked, cancellationToken)
            : Respond(MessageResponse, Replies.DoneAlready(Cultures.Nearest(SpokenCulture.Of(context.Activity)?.Name, localization.Value.Culture)));

    private async Task<AdaptiveCardInvokeResponse> AnswerInvokeAsync(
        ITurnContext context, CardInput? input, Delivery coming, CancellationToken cancellationToken)
    {
        if (input is null || await BeginAsync(context, input, "", coming, cancellationToken) is not { } begun)
        {
            var culture = Cultures.Nearest(SpokenCulture.Of(context.Activity)?.Name, localization.Value.Culture);
            var notice = new Notice(input is null ? NoticeKind.UnknownAction : NoticeKind.AccountNotAllowed);
            return Respond(MessageResponse, Replies.Of(notice, culture));
        }

        if (limits.RefusalOf(begun.Caller) is { } refusal)
        {
            return Respond(MessageResponse, Replies.Of(refusal.Notice(begun.Caller), begun.Culture));
        }

        var turn = await InOwnCultureAsync(begun, cancellationToken);
        await RunAsync(turn, actions.RunAsync, LongestWork, cancellationToken);
        if (!await delivery.DeliverFileAsync(turn, cancellationToken))
        {
            turn.Answer.Say(Replies.Of(new Notice(NoticeKind.Failed, turn.Correlation), turn.Culture));
        }

        if (turn.Answer.Card is not { } card)
        {
            var text = turn.Answer.Text ?? (turn.Answer.File is null ? Replies.Of(new Notice(NoticeKind.UnknownAction), turn.Culture) : Replies.FileReady(turn.Culture));
            return Respond(MessageResponse, text);
        }

        // Words beside a card only add to it: it is the answer, whether they arrive or not.
        if (turn.Answer.Text is { } words)
        {
            await delivery.SendAsync(turn, MessageFactory.Text(words), cancellationToken);
        }

        return Respond(AdaptiveCard.ContentType, CardJson.Of(card));
    }

    /// <summary>A file consent card was allowed or declined; one that is used up is taken away.</summary>
    public Task AnswerFileConsentAsync(
        ITurnContext context, FileConsentCardResponse consent, bool isAccepted, CancellationToken cancellationToken) =>
        deliveries.OnceAsync(
            context.Activity,
            LongestWork,
            coming => AnswerFileConsentAsync(context, consent, isAccepted, coming, cancellationToken),
            cancellationToken);

    private async Task AnswerFileConsentAsync(
        ITurnContext context, FileConsentCardResponse consent, bool isAccepted, Delivery coming, CancellationToken cancellationToken)
    {
        if (await BeginAsync(context, null, "", coming, cancellationToken) is not { } begun || await RefusesAsync(begun, cancellationToken))
        {
            return;
        }

        var turn = await InOwnCultureAsync(begun, cancellationToken);
        var isUsedUp = false;
        await RunAsync(turn, async (t, token) => isUsedUp = await consents.AnswerAsync(t, consent, isAccepted, token), LongestWork, cancellationToken);
        if (coming.IsRepeat)
        {
            return;
        }

        await delivery.DeliverAsync(turn, cancellationToken);
        if (isUsedUp && context.Activity.ReplyToId is { Length: > 0 } card)
        {
            await delivery.RemoveAsync(turn, card, cancellationToken);
        }
    }

    private async Task<Turn?> BeginAsync(
        ITurnContext context, CardInput? input, string text, Delivery coming, CancellationToken cancellationToken)
    {
        if (Caller.From(context.Activity, localization.Value.Culture, time) is { } caller)
        {
            return new Turn(context, caller, input, text) { Delivery = coming };
        }

        Log.NoPerson(log, context.Activity.Type, context.Activity.ChannelId);
        if (context.Activity.Type == ActivityTypes.Message || input is null)
        {
            var culture = Cultures.Nearest(SpokenCulture.Of(context.Activity)?.Name, localization.Value.Culture);
            await delivery.SendAsync(context, MessageFactory.Text(Replies.Of(new Notice(NoticeKind.AccountNotAllowed), culture)), Turn.NewCorrelation(), cancellationToken);
        }

        return null;
    }

    /// <summary>Looked up only for turns that are taken: too many of them cost nothing.</summary>
    private async Task<Turn> InOwnCultureAsync(Turn turn, CancellationToken cancellationToken)
    {
        var activity = turn.Context.Activity;
        var caller = await cultures.CompleteAsync(turn.Caller, activity, localization.Value.Culture, cancellationToken);
        return caller == turn.Caller ? turn : new Turn(turn.Context, caller, turn.Input, turn.Text) { Delivery = turn.Delivery };
    }

    /// <summary>Too many turns: told in a line, and whatever card there is stays.</summary>
    private async Task<bool> RefusesAsync(Turn turn, CancellationToken cancellationToken)
    {
        var refusal = limits.RefusalOf(turn.Caller);
        if (refusal is { IsNews: true })
        {
            await delivery.SendAsync(turn, MessageFactory.Text(Replies.Of(refusal.Notice(turn.Caller), turn.Culture)), cancellationToken);
        }

        return refusal is not null;
    }

    private async Task RunAsync(Turn turn, Func<Turn, CancellationToken, Task> answer, TimeSpan longest, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(longest, time, cancellationToken);
        try
        {
            await Task.WhenAll(turn.Delivery.BeginAsync(deadline.Token), NoteSpeakerAsync(turn, deadline.Token));
            if (turn.Delivery.IsRepeat)
            {
                return;
            }

            await answer(turn, deadline.Token);
            if (turn.PressedCard is { Length: > 0 } pressed && turn.Answer.CardPosted is { } keep)
            {
                await keep(pressed, deadline.Token);
            }

            // Saved before it is acknowledged: a step people were told of is never lost.
            await drafts.SaveAsync(turn.Context, deadline.Token);
            await conversations.SaveChangesAsync(turn.Context, false, deadline.Token);
        }
        catch (DirectoryUnavailableException e)
        {
            Log.DirectoryUnavailable(log, e, turn.Correlation, turn.Caller.ObjectId);
            Fail(turn, NoticeKind.DirectoryUnavailable);
        }
        catch (StoreUnavailableException e)
        {
            Log.StoreUnavailable(log, e, turn.Correlation, turn.Caller.ObjectId);
            Fail(turn, NoticeKind.StoreUnavailable);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The outermost loop of a turn: whatever went wrong, the person gets an answer and a reference.
            Log.Failed(log, e, turn.Correlation, turn.Caller.ObjectId);
            Fail(turn, NoticeKind.Failed);
        }

        TellWhatIsLost(turn);
    }

    /// <summary>Whatever was asked for: what had been entered cannot be read any more, and the person goes on without it.</summary>
    private static void TellWhatIsLost(Turn turn)
    {
        if (Drafts.HasLost(turn.Context))
        {
            var words = Replies.EntriesLost(turn.Culture);
            turn.Answer.Say(turn.Answer.Text is { } said ? $"{words} {said}" : words);
        }
    }

    /// <summary>
    /// Somebody the bot has met is reached, from now on, where and in the language they last spoke, and so is a subscribed channel; of
    /// others nothing is kept.
    /// </summary>
    private async Task NoteSpeakerAsync(Turn turn, CancellationToken cancellationToken)
    {
        displayNames.Note(turn.Caller.ObjectId, turn.Caller.Name);
        addresses.Note(turn.Caller.ServiceUrl);
        if (turn.Caller.IsPersonalChat)
        {
            await people.NoteAsync(turn.Caller.ToRecord(), cancellationToken);
        }
        else
        {
            await channels.NoteAddressAsync(ChannelTurns.Of(turn).Channel, turn.Caller.ServiceUrl, cancellationToken);
        }
    }

    private static void Fail(Turn turn, NoticeKind kind)
    {
        // Drawn already, and only the dialog's own state was not kept: the answer is true.
        if (turn.IsOnRecord && !turn.Answer.IsEmpty)
        {
            return;
        }

        turn.Answer.Clear();
        turn.Notice(turn.IsOnRecord ? NoticeKind.OnRecord : kind);
    }

    private static AdaptiveCardInvokeResponse Respond(string type, object value) => new() { StatusCode = 200, Type = type, Value = value };

    private static partial class Log
    {
        [LoggerMessage(1001, LogLevel.Warning, "Turn {Correlation} of {Person} refused: the directory cannot be read")]
        public static partial void DirectoryUnavailable(ILogger log, Exception e, string correlation, Guid person);

        [LoggerMessage(1002, LogLevel.Warning, "Turn {Correlation} of {Person} refused: storage cannot be reached")]
        public static partial void StoreUnavailable(ILogger log, Exception e, string correlation, Guid person);

        [LoggerMessage(1003, LogLevel.Error, "Turn {Correlation} of {Person} failed")]
        public static partial void Failed(ILogger log, Exception e, string correlation, Guid person);

        [LoggerMessage(1004, LogLevel.Information, "An activity of type {Type} on {Channel} names no person of a directory")]
        public static partial void NoPerson(ILogger log, string? type, string? channel);
    }
}
