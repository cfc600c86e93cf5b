using AdaptiveCards;
using McaBot.Features.Channels;
using McaBot.Features.Decide;
using McaBot.Outbox;
using McaBot.Storage.Projections;
using McaBot.Teams;
using McaBot.Turns;
using McaBot.Views;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace McaBot.Features.Bulk;

/// <summary>The cards about a bulk request, wherever they stand: the requester's, one for each approver, one for each channel.</summary>
internal sealed partial class BulkCards(
    BulkViews views, BulkPosts posts, ApproverChats chats, Messenger messenger, ChannelPosts channelPosts, CardRenderer renderer,
    ChannelSubscriptions channels, People people,
    IOptions<LocalizationOptions> localization, IOptions<MicrosoftAppOptions> bot, ILogger<BulkCards> log)
{
    public const string ApproverPost = "approver:";
    private const string AgainPost = "again:";
    private const string SettlePost = "settle:";
    private const string ChannelPost = "channel:";
    private const string FailurePost = "failures:";

    /// <summary>The posts that told the approver to decide, at first and again, in that order.</summary>
    public static IEnumerable<BulkPost> PostsTo(BulkState state, Guid approver) =>
        Enumerable
            .Range(-1, 1 + (state.Events?.Count ?? 0))
            .Select(e => state.Posts.GetValueOrDefault(NameOf(approver, e)))
            .OfType<BulkPost>();

    /// <summary>Shows the requester, and whoever decided about all, how far it is; a try that fails is made up for by the next.</summary>
    public async Task ShowProgressAsync(BulkSnapshot now, CancellationToken cancellationToken)
    {
        var decider = now is { HasOrders: true, Order: { } order }
            ? PostsTo(now.State, order.Decider.ObjectId).LastOrDefault(p => p.Card is { Activity.Length: > 0 })?.Card
            : null;
        var cards = decider is null ? CardsOfRequester(now) : CardsOfRequester(now).Append(decider);
        await Task.WhenAll(cards.Select(card => TryUpdateAsync(now, card, cancellationToken)));
    }

    /// <summary>Brings every card up to date.</summary>
    public Task ShowAsync(BulkSnapshot now, CancellationToken cancellationToken) =>
        Task.WhenAll(Cards(now).Select(card => TryUpdateAsync(now, card, cancellationToken)));

    /// <summary>Asks everybody whose decision is waited for and who was not asked yet, and tells the channels.</summary>
    /// <returns>When to come back; null once all are told.</returns>
    public async Task<TimeSpan?> AskAsync(BulkSnapshot now, CancellationToken cancellationToken)
    {
        var approvers = now.State.Round?.Asked.SelectMany(a => a.Approvers).Distinct().Where(a => now.AskedOf(a).Count > 0) ?? [];
        return (await Task.WhenAll([
            .. approvers.Select(approver => AskAsync(now, approver, cancellationToken)),
            PostToChannelsAsync(now, Topic.Approvals, ChannelPost, "", Audience.Channel, cancellationToken),
        ])).Min();
    }

    private Task<TimeSpan?> AskAsync(BulkSnapshot now, Guid approver, CancellationToken cancellationToken) => posts.DoAsync(
        now.Batch.Id,
        NameOf(approver, AgainOf(now.State, approver)),
        isRepeatable: false,
        async () =>
        {
            var holder = approver.ToString("D");
            var drawing = DrawAsync(now, new PostedCard(Audience.Approver, holder, "", "", ""), cancellationToken);
            var posting = await chats.PostAsync(
                approver, now.Batch.Requester.TenantId, () => Task.FromResult<string?>(now.Batch.ServiceUrl), drawing, null,
                cancellationToken);
            return posting.Posted(Audience.Approver, holder);
        },
        cancellationToken);

    /// <summary>Settles every card, and tells the requester how it went: a settled card alone makes no phone ring.</summary>
    /// <inheritdoc cref="AskAsync"/>
    public async Task<TimeSpan?> FinishAsync(BulkSnapshot now, CancellationToken cancellationToken)
    {
        var request = now.Batch;

        // A message's id is its own within one conversation only.
        var settled = await Task.WhenAll(Cards(now).GroupBy(card => card.Activity).Select(same => posts.DoAsync(
            request.Id,
            SettlePost + same.Key,
            isRepeatable: true,
            async () =>
            {
                await Task.WhenAll(same.Select(async card =>
                    await channelPosts.UpdateAsync(card, await DrawAsync(now, card, cancellationToken), cancellationToken)));
                return OutboxResult.Done;
            },
            cancellationToken)));

        // Once the cards in the same chat have settled.
        return settled.Append(await TellDecidedAsync(now, cancellationToken)).Min();
    }

    /// <summary>Tells the requester how it went; anew where more was decided since.</summary>
    /// <inheritdoc cref="AskAsync"/>
    public Task<TimeSpan?> TellDecidedAsync(BulkSnapshot now, CancellationToken cancellationToken)
    {
        var (request, counts) = (now.Batch, now.Rows.Counts);
        var post = counts.Waiting == 0
            ? "told"
            : FormattableString.Invariant($"told:{counts.Approved}-{counts.Rejected}-{counts.Closed}");
        return posts.DoAsync(request.Id, post, isRepeatable: false, async () =>
        {
            var requester = await people.FindAsync(request.Requester.ObjectId, cancellationToken);
            var culture = await renderer.CultureOfAsync(
                Audience.Requester, request.Requester.ObjectId.ToString("D"), null, cancellationToken);
            var text = BulkTexts.Finished(await views.ViewAsync(now, cancellationToken), culture);
            await messenger.PostAsync(
                requester?.ServiceUrl ?? request.ServiceUrl, requester?.ConversationId ?? request.Conversation,
                (Activity)MessageFactory.Text(text), cancellationToken);
            return OutboxResult.Done;
        }, cancellationToken);
    }

    /// <summary>
    /// Tells the requester that what was approved needs the next step, all of it at once, and settles every card as it is then.
    /// </summary>
    /// <inheritdoc cref="AskAsync"/>
    public async Task<TimeSpan?> TellCarriedOutAsync(BulkSnapshot now, CancellationToken cancellationToken)
    {
        var request = now.Batch;
        var counts = now.Rows.Counts;
        await ShowAsync(now, cancellationToken);

        // Anew where something came of what was given up before, or it failed again.
        return await posts.DoAsync(
            request.Id,
            FormattableString.Invariant($"carried-out:{counts.Links}-{counts.Stuck}-{counts.Completed}{LastFailure(now)}"),
            isRepeatable: false,
            async () =>
            {
                var requester = await people.FindAsync(request.Requester.ObjectId, cancellationToken);
                var copy = new PostedCard(
                    Audience.Requester, request.Requester.ObjectId.ToString("D"), requester?.ServiceUrl ?? request.ServiceUrl,
                    requester?.ConversationId ?? request.Conversation, "");
                var message = await DrawAsync(now, copy, cancellationToken);
                var culture = await renderer.CultureOfAsync(Audience.Requester, copy.Holder, null, cancellationToken);

                // Of a card a phone shows this. As text with it Teams would make two messages of it, and tell the id of neither.
                message.Summary = BulkTexts.CarriedOut(await views.ViewAsync(now, cancellationToken), culture);
                var reference = await messenger.PostAsync(copy.ServiceUrl, copy.Conversation, message, cancellationToken);
                return OutboxResult.Posted(reference.CardOf(Audience.Requester, copy.Holder));
            },
            cancellationToken);
    }

    /// <summary>Tells the channels that hear of failures, in one post about all of it.</summary>
    /// <inheritdoc cref="AskAsync"/>
    public async Task<TimeSpan?> TellProblemsAsync(BulkSnapshot now, CancellationToken cancellationToken) =>
        now.HasProblems && !(now.Rows.Stuck.Any() && now.Rows.UnderWay.Any())
        ? await PostToChannelsAsync(now, Topic.Failures, FailurePost, LastFailure(now), Audience.ChannelFailure, cancellationToken)
        : null;

    private async Task<TimeSpan?> PostToChannelsAsync(
        BulkSnapshot now, Topic topic, string kind, string occasion, Audience audience, CancellationToken cancellationToken)
    {
        var hearing = await channels.HearingAsync(topic, cancellationToken);
        return (await Task.WhenAll(
            hearing.Select(channel => PostToChannelAsync(now, kind, occasion, audience, channel, cancellationToken)))).Min();
    }

    /// <summary>What sets a telling of failures apart from the one before: what was tried again may have failed again.</summary>
    private static string LastFailure(BulkSnapshot now) =>
        now.Rows.LastStuckAt is { } at ? FormattableString.Invariant($":{at.ToUnixTimeSeconds()}") : "";

    private Task<TimeSpan?> PostToChannelAsync(
        BulkSnapshot now, string kind, string occasion, Audience audience, ChannelSubscription channel,
        CancellationToken cancellationToken) =>
        posts.DoAsync(
            now.Batch.Id,
            kind + Hashes.Sha256(channel.ChannelId) + occasion,
            isRepeatable: false,
            async () =>
            {
                var copy = new PostedCard(audience, channel.ChannelId, channel.ServiceUrl, "", "", channel.Locale);
                var posting = await channelPosts.BeginThreadAsync(
                    channel, await DrawAsync(now, copy, cancellationToken), cancellationToken);
                return posting.Posted(audience, channel.ChannelId, channel.Locale);
            },
            cancellationToken);

    /// <summary>What a post's name stands for.</summary>
    public static MessageKind KindOf(string post) => $"{post.Split(':')[0]}:" switch
    {
        ApproverPost => MessageKind.TellApprover,
        AgainPost => MessageKind.RemindApprover,
        SettlePost => MessageKind.Settle,
        ChannelPost or FailurePost => MessageKind.PostToChannel,
        _ => MessageKind.TellRequester,
    };

    /// <param name="again">Which event they are told again for, from 0; -1 at first.</param>
    private static string NameOf(Guid approver, int again) =>
        again < 0 ? ApproverPost + approver.ToString("D") : FormattableString.Invariant($"{AgainPost}{again}:{approver:D}");

    /// <summary>The last event the approver is to be told again for, who was told of it before.</summary>
    private static int AgainOf(BulkState state, Guid approver) =>
        state.Posts.GetValueOrDefault(NameOf(approver, -1)) is { Status: not PostStatus.Due } first && state.Events is { } events
            ? events.ToList().FindLastIndex(e => e.IsDone && e.Tell.Contains(approver) && (first.Since ?? DateTimeOffset.MinValue) <= e.At)
            : -1;

    private static IEnumerable<PostedCard> CardsOfRequester(BulkSnapshot now) =>
        Reachable(now.Batch.Card is { } first ? now.State.Cards.Prepend(first) : now.State.Cards);

    private static IEnumerable<PostedCard> Cards(BulkSnapshot now) =>
        Reachable(CardsOfRequester(now).Concat(now.State.Posts.Values.SelectMany(p => p.Cards)));

    /// <summary>Each card once; without those whose messages Teams gave no id.</summary>
    private static IEnumerable<PostedCard> Reachable(IEnumerable<PostedCard> cards) =>
        cards.Where(c => c.Activity.Length > 0).DistinctBy(c => (c.Conversation, c.Activity));

    private async Task TryUpdateAsync(BulkSnapshot now, PostedCard card, CancellationToken cancellationToken)
    {
        try
        {
            await channelPosts.UpdateAsync(card, await DrawAsync(now, card, cancellationToken), cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotShown(log, e, now.Batch.Id, Failure.Of(e).Code);
        }
    }

    private async Task<Activity> DrawAsync(BulkSnapshot now, PostedCard card, CancellationToken cancellationToken)
    {
        var culture =
            card.Audience == Audience.Requester
                ? Cultures.Nearest(
                    (await people.FindAsync(now.Batch.Requester.ObjectId, cancellationToken))?.Locale ?? now.Batch.Locale,
                    localization.Value.Culture)
                : await renderer.CultureOfAsync(card.Audience, card.Holder, card.Locale, cancellationToken);
        var view = card.Audience == Audience.Approver
            ? await views.ViewAsync(now, Guid.ParseExact(card.Holder, "D"), cancellationToken)
            : await views.ViewAsync(now, cancellationToken);
        return CardMessages.Of(
            await DrawAsync(now, view, card, culture, cancellationToken), BulkTexts.Summary(view, card.Audience, culture));
    }

    private async Task<AdaptiveCard> DrawAsync(
        BulkSnapshot now, BulkView view, PostedCard card, CultureInfo culture, CancellationToken cancellationToken) =>
        card.Audience switch
        {
            Audience.Requester => BulkProgressCard.For(view, culture),
            Audience.Approver => BulkApprovalCard.For(
                view, await views.PageAsync(now, Guid.ParseExact(card.Holder, "D"), 0, cancellationToken), [], null, culture),
            Audience.ChannelFailure => BulkFailureCard.For(view, bot.Value.MicrosoftAppId, culture, renderer.Zone),
            _ => BulkChannelCard.For(view, culture, renderer.Zone),
        };

    private static partial class Log
    {
        [LoggerMessage(1482, LogLevel.Warning, "A card about bulk request {Batch} could not be brought up to date: {Code}")]
        public static partial void NotShown(ILogger log, Exception e, Guid batch, string code);
    }
}
