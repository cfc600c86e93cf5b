using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Conversations.Commands;

/// <summary>Who may look records up or subscribe a channel: whoever may attest or approve now.</summary>
public sealed class Onlookers(AttestPolicy mayAttest, IDirectory directory)
{
    public async Task<bool> AllowAsync(Turn turn, CancellationToken cancellationToken, NoticeKind refusal = NoticeKind.RoleMissing)
    {
        var role = mayAttest.RoleToAttestAsync(turn.Speaker.ObjectId, cancellationToken);
        var member = directory.IsInApproverGroupAsync(turn.Speaker.ObjectId, cancellationToken);
        await Task.WhenAll(role, member);
        if (await role is not null || await member)
        {
            return true;
        }

        turn.Notice(refusal, roles: mayAttest.MayAttest);
        return false;
    }
}
