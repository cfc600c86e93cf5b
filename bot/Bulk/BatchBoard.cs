using System.Globalization;
using AdaptiveCards;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Hosting;
using McaBot.Ledger;
using McaBot.Notifications;
using McaBot.Presentation;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace McaBot.Bulk;

/// <summary>The cards about a bulk request, wherever they stand: the requester's, one for each approver, one for each channel.</summary>
internal sealed partial class BatchBoard(
    BatchViews views, BatchPosts posts, ApproverChats chats, Messenger messenger, CopyPainter painter, ChannelSubscriptions channels, People people,
    IOptions<LocalizationOptions> localization, ILogger<BatchBoard> log)
{
    public const string ApproverPost = "approver:";
    private const string ChannelPost = "channel:";

    /// <summary>Shows the requester, and whoever decided about all, how far it is; a try that fails is made up for by the next.</summary>
    public async Task ShowProgressAsync(BatchNow now, CancellationToken cancellationToken)
    {
        var decider = now.HasOrders ? now.State.Posts.GetValueOrDefault(ApproverPost + now.Order!.Decider.ObjectId.ToString("D"))?.Copy : null;
        foreach (var card in decider is null ? CardsOfRequester(now) : CardsOfRequester(now).Append(decider))
        {
            await TryUpdateAsync(now, card, cancellationToken);
        }
    }

    /// <summary>Brings every card up to date.</summary>
    public async Task ShowAsync(BatchNow now, CancellationToken cancellationToken)
    {
        foreach (var card in Cards(now))
        {
            await TryUpdateAsync(now, card, cancellationToken);
        }
    }

    /// <summary>Asks everybody whose decision is waited for and who was not asked yet, and tells the channels.</summary>
    /// <returns>When to come back; null once all are told.</returns>
    public async Task<TimeSpan?> AskAsync(BatchNow now, CancellationToken cancellationToken)
    {
        var batch = now.Batch;
        var waits = new List<TimeSpan?>();
        foreach (var approver in now.State.Round?.Asked.SelectMany(a => a.Approvers).Distinct() ?? [])
        {
            waits.Add(await posts.DoAsync(batch.Id, ApproverPost + approver.ToString("D"), isRepeatable: false, async () =>
            {
                var holder = approver.ToString("D");
                var message = await DrawAsync(now, new Copy(Audience.Approver, holder, "", "", ""), cancellationToken);
                var place = await chats.PostAsync(approver, batch.Requester.TenantId, () => Task.FromResult<string?>(batch.ServiceUrl), message, cancellationToken);
                return new Copy(Audience.Approver, holder, place.ServiceUrl, place.Conversation, place.Activity);
            }, cancellationToken));
        }

        foreach (var channel in await channels.HearingAsync(Topic.Approvals, cancellationToken))
        {
            var name = ChannelPost + Hashes.Sha256(channel.ChannelId);
            waits.Add(await posts.DoAsync(batch.Id, name, isRepeatable: false, async () =>
            {
                var copy = new Copy(Audience.Channel, channel.ChannelId, channel.ServiceUrl, "", "", channel.Locale);
                var place = await messenger.BeginThreadAsync(channel.ServiceUrl, channel.TenantId, channel.ChannelId, await DrawAsync(now, copy, cancellationToken), cancellationToken);
                return copy with { ServiceUrl = place.ServiceUrl, Conversation = place.Conversation, Activity = place.Activity };
            }, cancellationToken));
        }

        return waits.Min();
    }

    /// <summary>Settles every card, and tells the requester how it went: a settled card alone makes no phone ring.</summary>
    /// <inheritdoc cref="AskAsync"/>
    public async Task<TimeSpan?> FinishAsync(BatchNow now, CancellationToken cancellationToken)
    {
        var batch = now.Batch;
        var waits = new List<TimeSpan?>();
        foreach (var card in Cards(now))
        {
            waits.Add(await posts.DoAsync(batch.Id, $"settle:{card.Activity}", isRepeatable: true, async () =>
            {
                await messenger.UpdateAsync(card, await DrawAsync(now, card, cancellationToken), cancellationToken);
                return null;
            }, cancellationToken));
        }

        waits.Add(await posts.DoAsync(batch.Id, "told", isRepeatable: false, async () =>
        {
            var requester = await people.FindAsync(batch.Requester.ObjectId, cancellationToken);
            var culture = await painter.CultureOfAsync(Audience.Requester, batch.Requester.ObjectId.ToString("D"), cancellationToken);
            var text = BulkTexts.Finished(await views.ViewAsync(now, cancellationToken), culture);
            await messenger.PostAsync(requester?.ServiceUrl ?? batch.ServiceUrl, requester?.ConversationId ?? batch.Conversation, (Activity)MessageFactory.Text(text), cancellationToken);
            return null;
        }, cancellationToken));
        return waits.Min();
    }

    private static IEnumerable<Copy> CardsOfRequester(BatchNow now) =>
        (now.Batch.Card is { } first ? now.State.Cards.Prepend(first) : now.State.Cards).DistinctBy(c => (c.Conversation, c.Activity));

    private static IEnumerable<Copy> Cards(BatchNow now) => CardsOfRequester(now).Concat(now.State.Posts.Values.Select(p => p.Copy).OfType<Copy>());

    private async Task TryUpdateAsync(BatchNow now, Copy card, CancellationToken cancellationToken)
    {
        try
        {
            await messenger.UpdateAsync(card, await DrawAsync(now, card, cancellationToken), cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotShown(log, e, now.Batch.Id, Failure.Of(e).Code);
        }
    }

    private async Task<Activity> DrawAsync(BatchNow now, Copy card, CancellationToken cancellationToken)
    {
        var culture = card.Audience == Audience.Requester
            ? Cultures.Nearest((await people.FindAsync(now.Batch.Requester.ObjectId, cancellationToken))?.Locale ?? now.Batch.Locale, localization.Value.Culture)
            : await painter.CultureOfAsync(card.Audience, card.Holder, cancellationToken, card.Locale);
        var view = await views.ViewAsync(now, cancellationToken);
        return CardMessages.Of(Draw(now, view, card, culture), BulkTexts.Summary(view, card.Audience, culture));
    }

    private static AdaptiveCard Draw(BatchNow now, BulkView view, Copy card, CultureInfo culture) => card.Audience switch
    {
        Audience.Requester => BulkProgressCard.For(view, culture),
        Audience.Approver => BulkApprovalCard.For(view, BatchViews.Page(now, Guid.ParseExact(card.Holder, "D"), 0), [], null, culture),
        _ => BulkChannelCard.For(view, culture),
    };

    private static partial class Log
    {
        [LoggerMessage(1482, LogLevel.Warning, "A card about bulk request {Batch} could not be brought up to date: {Code}")]
        public static partial void NotShown(ILogger log, Exception e, Guid batch, string code);
    }
}
