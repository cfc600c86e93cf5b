using McaBot.Attestations;
using McaBot.Outbox;

namespace McaBot.Features.Decide;

/// <summary>Posts the approval card to one approver.</summary>
internal sealed class TellApprover(ApproverChats chats) : IOutboxHandler
{
    public MessageKind Kind => MessageKind.TellApprover;

    public string? RecipientOf(ClaimedMessage claimed) => claimed.Message.Target;

    public Task<OutboxResult> DoAsync(ClaimedMessage claimed, CancellationToken cancellationToken) =>
        chats.PostCardAsync(claimed, cancellationToken);
}
