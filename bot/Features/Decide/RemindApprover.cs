using McaBot.Attestations;
using McaBot.Outbox;

namespace McaBot.Features.Decide;

/// <summary>Posts the approval card anew: a card that only changes makes no phone ring.</summary>
internal sealed class RemindApprover(ApproverChats chats) : IOutboxHandler
{
    public MessageKind Kind => MessageKind.RemindApprover;

    public string? RecipientOf(ClaimedMessage claimed) => claimed.Message.Target;

    public Task<OutboxResult> DoAsync(ClaimedMessage claimed, CancellationToken cancellationToken) =>
        chats.PostCardAsync(claimed, cancellationToken);
}
