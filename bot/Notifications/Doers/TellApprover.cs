using McaBot.Attestations;
using McaBot.Outbox;

namespace McaBot.Notifications.Doers;

/// <summary>Posts the approval card to one approver.</summary>
public sealed class TellApprover(ApproverChats chats) : IEffectDoer
{
    public EffectKind Kind => EffectKind.TellApprover;

    public string? RecipientOf(ClaimedEffect claimed) => claimed.Effect.Target;

    public Task<OutboxResult> DoAsync(ClaimedEffect claimed, CancellationToken cancellationToken) => chats.PostCardAsync(claimed, cancellationToken);
}
