using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Ledger;
using McaBot.Presentation;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using McaBot.Outbox;

namespace McaBot.Notifications.Handlers;

/// <summary>Tells the requester how it went: a settled card alone makes no phone ring. A link for the customer comes with its card.</summary>
public sealed class TellRequester(Messenger messenger, CopyPainter painter, AttestationViews views, People people) : IOutboxHandler
{
    public MessageKind Kind => MessageKind.TellRequester;

    public string? RecipientOf(ClaimedMessage claimed) => claimed.Message.Target;

    public async Task<OutboxResult> DoAsync(ClaimedMessage claimed, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(claimed.Attestation.Requester.ObjectId, cancellationToken) is not { ServiceUrl: { } serviceUrl, ConversationId: { } chat })
        {
            return OutboxResult.GiveUp("no-requester-chat");
        }

        var holder = claimed.Message.Target!;
        var culture = await painter.CultureOfAsync(Audience.Requester, holder, cancellationToken);
        var words = Replies.Decided(await views.OfAsync(claimed.Attestation, cancellationToken), culture);
        if (claimed.Attestation.State != AttestationState.LinkIssued)
        {
            await messenger.PostAsync(serviceUrl, chat, (Activity)MessageFactory.Text(words), cancellationToken, claimed.BeforeSending);
            return OutboxResult.Done;
        }

        var message = await painter.DrawAsync(claimed.Attestation, Audience.Requester, holder, cancellationToken);
        message.Text = words;
        var place = await messenger.PostAsync(serviceUrl, chat, message, cancellationToken, claimed.BeforeSending);
        return OutboxResult.Posted(new Copy(Audience.Requester, holder, place.ServiceUrl, place.Conversation, place.Activity));
    }
}
