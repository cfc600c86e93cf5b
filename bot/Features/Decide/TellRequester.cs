using McaBot.Outbox;
using McaBot.Storage.Projections;
using McaBot.Teams;
using McaBot.Views;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace McaBot.Features.Decide;

/// <summary>
/// Tells the requester how it went: a settled card alone makes no phone ring. A link for the customer, and the reason of a rejection, come
/// with their card.
/// </summary>
internal sealed class TellRequester(Messenger messenger, CardRenderer renderer, AttestationViews views, People people) : IOutboxHandler
{
    public IReadOnlyList<MessageKind> Kinds { get; } = [MessageKind.TellRequester];

    public string? RecipientOf(ClaimedMessage claimed) => claimed.Message.Target;

    public async Task<OutboxResult> DoAsync(ClaimedMessage claimed, CancellationToken cancellationToken)
    {
        if (
            await people.FindAsync(claimed.Attestation.Requester.ObjectId, cancellationToken)
            is not { ServiceUrl: { } serviceUrl, ConversationId: { } chat })
        {
            return OutboxResult.GiveUp("no-requester-chat");
        }

        var holder = claimed.Message.Target!;
        var culture = await renderer.CultureOfAsync(Audience.Requester, holder, null, cancellationToken);
        var words = Replies.Decided(await views.ViewAsync(claimed.Attestation, cancellationToken), culture);
        if (claimed.Attestation.State is not (AttestationState.LinkIssued or AttestationState.Rejected))
        {
            await messenger.PostAsync(serviceUrl, chat, (Activity)MessageFactory.Text(words), claimed.BeforeSending, cancellationToken);
            return OutboxResult.Done;
        }

        var message = await renderer.DrawAsync(claimed.Attestation, Audience.Requester, holder, null, cancellationToken);
        message.Text = words;
        var reference = await messenger.PostAsync(serviceUrl, chat, message, claimed.BeforeSending, cancellationToken);
        return OutboxResult.Posted(reference.CardOf(Audience.Requester, holder));
    }
}
