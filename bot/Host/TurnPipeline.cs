using AdaptiveCards;
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

namespace McaBot.Host;

/// <summary>Answers messages and pressed cards alike, and turns every failure into words with a reference id.</summary>
internal sealed partial class TurnPipeline(
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

    /// <summary>Teams waits no longer for a search, and people type on.</summary>
    private static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(4);

    /// <summary>Files come slowly. Sent again, they are recognised by their hash.</summary>
    private static readonly TimeSpan LongestIntake = TimeSpan.FromSeconds(14);

    private const string MessageResponse = "application/vnd.microsoft.activity.message";

    /// <summary>
    /// Answers with messages: what was typed, a pressed card (Action.Submit), and what comes from a card of Teams' own kinds.
    /// </summary>
    /// <param name="input">Null where no card of ours was pressed.</param>
    public Task AnswerAsync(ITurnContext context, CardInput? input, TurnHandler answer, CancellationToken cancellationToken)
    {
        var longest = FileDownloads.In(context.Activity).Count > 0 ? LongestIntake : LongestWork;
        return deliveries.OnceAsync<object>(
            context.Activity,
            longest,
            async coming =>
            {
                var opened = await OpenAsync(context, input, coming, AnswerPlace.Conversation, cancellationToken);
                if (opened.Turn is not { } turn)
                {
                    if (opened.IsNews)
                    {
                        await delivery.SendAsync(context, MessageFactory.Text(opened.Words), Turn.NewCorrelation(), cancellationToken);
                    }

                    return null;
                }

                await RunAsync(turn, answer, longest, cancellationToken);
                if (!coming.IsRepeat)
                {
                    await delivery.DeliverAsync(turn, cancellationToken);
                }

                return null;
            },
            again: null,
            cancellationToken);
    }

    /// <summary>Answers in the response to the request: a pressed card (Action.Execute).</summary>
    /// <param name="input">Null for what is no button of ours.</param>
    public Task<AdaptiveCardInvokeResponse?> AnswerInvokeAsync(
        ITurnContext context, CardInput? input, TurnHandler answer, CancellationToken cancellationToken) => input is null
        ? Task.FromResult<AdaptiveCardInvokeResponse?>(
            Respond(MessageResponse, Replies.Of(new Notice(NoticeKind.UnknownAction), CultureOf(context.Activity))))
        : deliveries.OnceAsync(
            input.Verb == Verbs.CardRefresh ? null : context.Activity,
            LongestWork,
            async coming =>
            {
                var opened = await OpenAsync(context, input, coming, AnswerPlace.Conversation, cancellationToken);
                if (opened.Turn is not { } turn)
                {
                    return Respond(MessageResponse, opened.Words);
                }

                await RunAsync(turn, answer, LongestWork, cancellationToken);
                return coming.IsRepeat ? null : await ResponseAsync(turn, cancellationToken);
            },
            again: () => input.Draft is null && input.Key is null
                ? Task.FromResult<AdaptiveCardInvokeResponse?>(Respond(MessageResponse, Replies.DoneAlready(CultureOf(context.Activity))))
                : AnswerInvokeAsync(context, input.With(Verbs.CardRefresh), answer, cancellationToken),
            cancellationToken);

    /// <summary>Answers in the results of a search, or in a dialog: whatever draws only may come twice.</summary>
    /// <param name="input">What a button of the dialog sent; null where nothing is changed.</param>
    public async Task<Answer> AnswerExtensionAsync(
        ITurnContext context, AnswerPlace place, CardInput? input, TurnHandler answer, CancellationToken cancellationToken) =>
        (await deliveries.OnceAsync<Answer>(
            input is null ? null : context.Activity,
            LongestWork,
            async coming =>
            {
                var opened = await OpenAsync(context, input, coming, place, cancellationToken);
                if (opened.Turn is not { } turn)
                {
                    return Refuse(opened, place);
                }

                await RunAsync(turn, answer, place == AnswerPlace.SearchResults ? LongestSearch : LongestWork, cancellationToken);
                return turn.Answer;
            },
            again: () => Task.FromResult<Answer?>(DoneAlready(context.Activity)),
            cancellationToken))!;

    private static Answer Refuse(Opened opened, AnswerPlace place)
    {
        var answer = new Answer();
        if (place == AnswerPlace.SearchResults)
        {
            answer.Say(opened.Words);
        }
        else
        {
            answer.Show(NoticeCard.For(opened.Refusal!, opened.Culture, hasButtons: false));
        }

        return answer;
    }

    private Answer DoneAlready(Activity activity)
    {
        var answer = new Answer();
        answer.Show(FromMessageEndCard.For(FromMessageEnd.DoneAlready, null, CultureOf(activity)));
        return answer;
    }

    private async Task<AdaptiveCardInvokeResponse> ResponseAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Answer.File is { } file
            && await delivery.SendAsync(turn.Context, MessageFactory.Attachment(file), turn.Correlation, cancellationToken) is null)
        {
            turn.Answer.Say(Replies.Of(new Notice(NoticeKind.Failed, turn.Correlation), turn.Culture));
        }

        await delivery.RetireAsync(turn, cancellationToken);
        if (turn.Answer.Card is not { } card)
        {
            return Respond(MessageResponse, turn.Answer switch
            {
                { Text: { } text } => text,
                { File: null } => Replies.Of(new Notice(NoticeKind.UnknownAction), turn.Culture),
                _ => Replies.FileReady(turn.Culture),
            });
        }

        // Words beside a card only add to it: it is the answer, whether they arrive or not.
        if (turn.Answer.Text is { } words)
        {
            await delivery.SendAsync(turn.Context, MessageFactory.Text(words), turn.Correlation, cancellationToken);
        }

        return Respond(AdaptiveCard.ContentType, CardJson.Of(card));
    }

    /// <summary>Refuses before anything is read or written: whoever is no person of a directory, and too many turns.</summary>
    private async Task<Opened> OpenAsync(
        ITurnContext context, CardInput? input, Delivery coming, AnswerPlace place, CancellationToken cancellationToken)
    {
        var activity = context.Activity;
        if (Caller.From(activity, localization.Value.Culture, time) is not { } caller)
        {
            Log.NoPerson(log, activity.Type, activity.ChannelId);
            return new(null, new Notice(NoticeKind.AccountNotAllowed), CultureOf(activity), IsNews: true);
        }

        if (limits.RefusalOf(caller) is { } refusal)
        {
            return new(null, refusal.Notice(caller), caller.Culture, refusal.IsNews);
        }

        // Looked up only for turns that are taken: too many of them cost nothing.
        caller = await cultures.CompleteAsync(caller, activity, localization.Value.Culture, cancellationToken);
        var isMessage = input is null && place == AnswerPlace.Conversation;
        return new(
            new Turn(context, caller, input, isMessage ? InboundText.Read(activity) : "") { Delivery = coming, Place = place },
            null,
            caller.Culture);
    }

    private async Task RunAsync(Turn turn, TurnHandler answer, TimeSpan longest, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(longest, time, cancellationToken);
        var beginning = deliveries.BeginAsync(turn.Delivery, deadline.Token);
        using var scope = TurnScope.Begin(beginning, deadline.Token);
        var noting = NoteSpeakerAsync(turn, deadline.Token);
        try
        {
            await answer(turn, deadline.Token);
            await beginning;
            if (!turn.Delivery.IsRepeat)
            {
                if (turn is { Answer.IsQuestion: true, Caller.IsPersonalChat: true })
                {
                    // A "yes" that answers it must not send the request that is being written.
                    await drafts.AskedSomethingElseAsync(turn.Context, deadline.Token);
                }

                // Saved before it is acknowledged: a step people were told of is never lost.
                await Task.WhenAll([
                    noting,
                    SaveAsync(turn, deadline.Token),
                    conversations.SaveChangesAsync(turn.Context, false, deadline.Token),
                    .. turn.Pending,
                ]);
            }
        }
        catch (RepeatedTurnException)
        {
            // The other one answers.
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

        await Task.WhenAny(Task.WhenAll([beginning, noting, .. turn.Pending]));
        Drafts.TellWhereLost(turn);
    }

    /// <summary>What was typed, and in which message the answer stands where it takes the place of a pressed card.</summary>
    private async Task SaveAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.PressedCard is { Length: > 0 } pressed && turn.Answer.CardPosted is { } keep)
        {
            await keep(pressed, cancellationToken);
        }

        await drafts.SaveAsync(turn.Context, cancellationToken);
    }

    /// <summary>
    /// Somebody the bot has met is reached, from now on, where and in the language they last spoke, and so is a subscribed channel; of
    /// others nothing is kept. Not being able to note it is no reason to answer nothing.
    /// </summary>
    private async Task NoteSpeakerAsync(Turn turn, CancellationToken cancellationToken)
    {
        displayNames.Note(turn.Caller.ObjectId, turn.Caller.Name);
        addresses.Note(turn.Caller.ServiceUrl);
        if (turn.Place != AnswerPlace.Conversation)
        {
            // Said to nobody, wherever it was typed: this is no chat with the bot.
            return;
        }

        try
        {
            await (turn.Caller.IsPersonalChat
                ? people.NoteAsync(turn.Caller.ToRecord(), cancellationToken)
                : channels.NoteAddressAsync(ChannelTurns.Of(turn).Channel, turn.Caller.ServiceUrl, cancellationToken));
        }
        catch (RepeatedTurnException)
        {
            // The other one notes it.
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
        {
            Log.SpeakerNotNoted(log, e, turn.Correlation, turn.Caller.ObjectId);
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

    /// <summary>Of whom nothing else is known.</summary>
    private CultureInfo CultureOf(Activity activity) => Cultures.Nearest(SpokenCulture.Of(activity)?.Name, localization.Value.Culture);

    private static AdaptiveCardInvokeResponse Respond(string type, object value) => new() { StatusCode = 200, Type = type, Value = value };

    /// <param name="Turn">Null where it is refused.</param>
    /// <param name="IsNews">Whether a refusal is told where nobody waits for a response.</param>
    private sealed record Opened(Turn? Turn, Notice? Refusal, CultureInfo Culture, bool IsNews = false)
    {
        public string Words => Replies.Of(Refusal!, Culture);
    }

    private static partial class Log
    {
        [LoggerMessage(1001, LogLevel.Warning, "Turn {Correlation} of {Person} refused: the directory cannot be read")]
        public static partial void DirectoryUnavailable(ILogger log, Exception e, string correlation, Guid person);

        [LoggerMessage(1002, LogLevel.Warning, "Turn {Correlation} of {Person} refused: storage cannot be reached")]
        public static partial void StoreUnavailable(ILogger log, Exception e, string correlation, Guid person);

        [LoggerMessage(1003, LogLevel.Error, "Turn {Correlation} of {Person} failed")]
        public static partial void Failed(ILogger log, Exception e, string correlation, Guid person);

        [LoggerMessage(1020, LogLevel.Warning, "Turn {Correlation}: where {Person} is reached could not be noted")]
        public static partial void SpeakerNotNoted(ILogger log, Exception e, string correlation, Guid person);

        [LoggerMessage(1004, LogLevel.Information, "An activity of type {Type} on {Channel} names no person of a directory")]
        public static partial void NoPerson(ILogger log, string? type, string? channel);
    }
}
