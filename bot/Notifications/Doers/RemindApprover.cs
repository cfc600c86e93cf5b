using McaBot.Attestations;
using McaBot.Outbox;

namespace McaBot.Notifications.Doers;

/// <summary>Posts the approval card anew: a card that only changes makes no phone ring.</summary>
public sealed class RemindApprover(ApproverChats chats) : IEffectDoer
{
    public EffectKind Kind => EffectKind.RemindApprover;

    public string? RecipientOf(ClaimedEffect claimed) => claimed.Effect.Target;

    public Task<OutboxResult> DoAsync(ClaimedEffect claimed, CancellationToken cancellationToken) => chats.PostCardAsync(claimed, cancellationToken);
}
