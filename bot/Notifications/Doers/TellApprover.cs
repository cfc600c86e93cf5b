using McaBot.Attestations;

namespace McaBot.Notifications.Doers;

/// <summary>Posts the approval card to one approver.</summary>
public sealed class TellApprover(ApproverChats chats) : IEffectDoer
{
    public EffectKind Kind => EffectKind.TellApprover;

    public Task<Done> DoAsync(ClaimedEffect claimed, CancellationToken cancellationToken) => chats.PostCardAsync(claimed, cancellationToken);
}
