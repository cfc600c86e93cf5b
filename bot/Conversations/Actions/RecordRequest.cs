using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Presentation;

namespace McaBot.Conversations.Actions;

/// <summary>"I have recorded it": the requester carried the attestation out by hand and gives its reference.</summary>
public sealed class RecordRequest(AttestationDesk desk, ILedger ledger, Requests requests, AttestationViews views) : ICardAction
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
            var attestation = (await ledger.ReadAsync(key.Customer, cancellationToken)).Find(key.Id);
            if (attestation?.Requester.ObjectId == turn.Speaker.ObjectId)
            {
                turn.Answer.Show(RequestCard.For(await views.OfAsync(attestation, Audience.Requester, turn.Speaker.ObjectId, cancellationToken), reference.Errors, input[Fields.Reference], turn.Culture));
            }
            else
            {
                turn.Notice(attestation is null ? NoticeKind.UnknownAttestation : NoticeKind.NotRequester);
            }

            return;
        }

        var outcome = await desk.RecordAsync(key, reference.Value!, turn.Speaker.Actor, turn.Correlation, cancellationToken);
        await requests.EndAsync(turn, outcome, Audience.Requester, cancellationToken);
    }
}
