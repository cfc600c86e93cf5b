using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Ledger;
using McaBot.Presentation;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace McaBot.Notifications.Doers;

/// <summary>Tells the requester how it was decided: a settled card alone makes no phone ring.</summary>
public sealed class TellRequester(Messenger messenger, CopyPainter painter, AttestationViews views, People people) : IEffectDoer
{
    public EffectKind Kind => EffectKind.TellRequester;

    public async Task<Done> DoAsync(ClaimedEffect claimed, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(claimed.Attestation.Requester.ObjectId, cancellationToken) is not { ServiceUrl: { } serviceUrl, ConversationId: { } chat })
        {
            throw new Failure.UnreachableException("no-requester-chat");
        }

        var culture = await painter.CultureOfAsync(Audience.Requester, claimed.Effect.Target!, cancellationToken);
        var view = await views.OfAsync(claimed.Attestation, cancellationToken);
        var message = (Activity)MessageFactory.Text(Replies.Decided(view, culture));
        await messenger.PostAsync(serviceUrl, chat, message, cancellationToken);
        return Done.Nothing;
    }
}
