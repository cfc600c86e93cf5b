using McaBot.Outbox;

namespace McaBot.Features.Decide;

/// <summary>Posts the approval card to one approver, at first and as a reminder: a card that only changes makes no phone ring.</summary>
internal sealed class TellApprover(ApproverChats chats) : IOutboxHandler
{
    public IReadOnlyList<MessageKind> Kinds { get; } = [MessageKind.TellApprover, MessageKind.RemindApprover];

    public string? RecipientOf(ClaimedMessage claimed) => claimed.Message.Target;

    public Task<OutboxResult> DoAsync(ClaimedMessage claimed, CancellationToken cancellationToken) =>
        chats.PostCardAsync(claimed, cancellationToken);
}
