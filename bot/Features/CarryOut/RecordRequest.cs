using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.CarryOut;

/// <summary>"I have recorded it": the requester carried the attestation out by hand and gives its reference.</summary>
internal sealed class RecordRequest(AttestationService attestations, AttestationPresenter presenter) : ICardAction
{
    public IReadOnlyList<string> Verbs { get; } = [Cards.Verbs.RequestRecorded];

    public async Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (input.Key is not { } key)
        {
            turn.Notice(NoticeKind.UnknownAttestation);
            return;
        }

        var reference = ReferenceForm.Check(input.Values);
        if (!reference.IsValid)
        {
            await presenter.ShowForAsync(
                turn,
                key,
                Audience.Requester,
                view => Task.FromResult(RequestCard.For(view, reference.Errors, input[Fields.Reference], turn.Culture)),
                cancellationToken);
            return;
        }

        var outcome = await attestations.RecordAsync(key, reference.Value!, turn.Caller.Actor, turn.Correlation, cancellationToken);
        await presenter.EndAsync(turn, outcome, Audience.Requester, cancellationToken);
    }
}
