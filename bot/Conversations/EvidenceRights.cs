using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Conversations;

/// <summary>Who may open the files of an attestation: its requester, whoever may decide on it, and colleagues with a role. Read live, at each press.</summary>
public sealed class EvidenceRights(ApproverPolicy approvers, AttestPolicy mayAttest)
{
    /// <returns>Null when the person may.</returns>
    public async Task<NoticeKind?> RefusalAsync(Guid person, Attestation attestation, CancellationToken cancellationToken)
    {
        var asking = approvers.RightOfAsync(person, Task.FromResult(attestation.Requester.ObjectId), cancellationToken);
        var holding = mayAttest.RoleToAttestAsync(person, cancellationToken);
        await Task.WhenAll(asking, holding);
        var right = await asking;
        if (right.Refusal is { } account)
        {
            return NoticeKinds.Of(account);
        }

        return attestation.Requester.ObjectId == person || right.IsInApproverGroup || await holding is not null || right.For(attestation, person).Role is not null
            ? null
            : NoticeKind.EvidenceNotAllowed;
    }
}
