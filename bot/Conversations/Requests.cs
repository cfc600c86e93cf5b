using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Presentation;

namespace McaBot.Conversations;

/// <summary>Shows an attestation to whoever asks, as far as that person may see it.</summary>
public sealed class Requests(ILedger ledger, AttestationViews views, IDirectory directory, AttestPolicy mayAttest)
{
    /// <returns>As whom the person was shown it; null when it was refused.</returns>
    public async Task<Audience?> ShowAsync(Turn turn, Attestation attestation, CancellationToken cancellationToken)
    {
        if (await AudienceOfAsync(turn.Speaker.ObjectId, attestation, cancellationToken) is not { } audience)
        {
            turn.Notice(NoticeKind.NotAsked);
            return null;
        }

        turn.Answer.Show(AudienceCards.Draw(audience, await views.OfAsync(attestation, cancellationToken), turn.Culture));
        return audience;
    }

    public async Task ShowForApproverAsync(
        Turn turn, AttestationKey key, IReadOnlyList<FieldError> errors, string? typedReason, CancellationToken cancellationToken)
    {
        var attestation = (await ledger.ReadAsync(key.Customer, cancellationToken)).Find(key.Id);
        if (attestation is null)
        {
            turn.Notice(NoticeKind.UnknownAttestation);
        }
        else if (await AudienceOfAsync(turn.Speaker.ObjectId, attestation, cancellationToken) != Audience.Approver)
        {
            turn.Notice(attestation.Requester.ObjectId == turn.Speaker.ObjectId ? NoticeKind.OwnRequest : NoticeKind.NotAsked);
        }
        else
        {
            turn.Answer.Show(ApprovalCard.For(await views.OfAsync(attestation, cancellationToken), errors, typedReason, turn.Culture));
        }
    }

    public async Task RefuseAsync(Turn turn, Outcome outcome, CancellationToken cancellationToken)
    {
        var about = outcome.Attestation is not null && outcome.Refusal is Refusal.AlreadyOpen or Refusal.AlreadySettled
            ? await views.OfAsync(outcome.Attestation!, cancellationToken)
            : null;
        turn.Notice(NoticeKinds.Of(outcome.Refusal!.Value), about, mayAttest.MayAttest);
    }

    private async Task<Audience?> AudienceOfAsync(Guid person, Attestation attestation, CancellationToken cancellationToken)
    {
        if (attestation.Requester.ObjectId == person)
        {
            return Audience.Requester;
        }

        if (attestation.IsApprover(person))
        {
            return Audience.Approver;
        }

        var isMember = directory.IsInApproverGroupAsync(person, cancellationToken);
        var role = mayAttest.RoleToAttestAsync(person, cancellationToken);
        await Task.WhenAll(isMember, role);
        if (await isMember && attestation.Assignment?.Route == ApprovalRoute.ApproverGroup)
        {
            return Audience.Approver;
        }

        return await isMember || await role is not null ? Audience.Onlooker : null;
    }
}
