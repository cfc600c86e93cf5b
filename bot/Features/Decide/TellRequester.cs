using McaBot.Outbox;
using McaBot.Storage.Projections;
using McaBot.Teams;
using McaBot.Views;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace McaBot.Features.Decide;

/// <summary>
/// Tells the requester how it went: a settled card alone makes no phone ring. A link for the customer, and the reason of a rejection, come
/// with their card, of which a phone shows the same words: Teams would make two messages of text with a card, and tell the id of neither.
/// </summary>
internal sealed class TellRequester(Messenger messenger, CardRenderer renderer, AttestationViews views, People people) : IOutboxHandler
{
    public IReadOnlyList<MessageKind> Kinds { get; } = [MessageKind.TellRequester];

    public string? RecipientOf(ClaimedMessage claimed) => claimed.Message.Target;

    public async Task<OutboxResult> DoAsync(ClaimedMessage claimed, CancellationToken cancellationToken)
    {
        var holder = claimed.Message.Target!;
        var isWithCard = claimed.Attestation.State is AttestationState.LinkIssued or AttestationState.Rejected;
        var finding = people.FindAsync(claimed.Attestation.Requester.ObjectId, cancellationToken);
        var speaking = renderer.CultureOfAsync(Audience.Requester, holder, null, cancellationToken);
        var viewing = views.ViewAsync(claimed.Attestation, cancellationToken);
        var drawing = isWithCard
            ? renderer.DrawAsync(claimed.Attestation, Audience.Requester, holder, null, cancellationToken)
            : null;
        await Task.WhenAll(finding, speaking, viewing, drawing ?? Task.CompletedTask);
        if (await finding is not { ServiceUrl: { } serviceUrl, ConversationId: { } chat })
        {
            return OutboxResult.GiveUp("no-requester-chat");
        }

        var words = Replies.Decided(await viewing, await speaking);
        var message = drawing is null ? MessageFactory.Text(words) : await drawing;
        message.Summary = words;
        var reference = await messenger.PostAsync(serviceUrl, chat, message, claimed.BeforeSending, cancellationToken);
        return isWithCard ? OutboxResult.Posted(reference.CardOf(Audience.Requester, holder)) : OutboxResult.Done;
    }
}
