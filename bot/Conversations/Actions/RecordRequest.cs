using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Conversations.Actions;

/// <summary>"I have recorded it": the requester carried the attestation out by hand and gives its reference.</summary>
public sealed class RecordRequest(AttestationDesk desk, Requests requests) : ICardAction
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
            await requests.ShowForAsync(
                turn,
                key,
                Audience.Requester,
                view => Task.FromResult(RequestCard.For(view, reference.Errors, input[Fields.Reference], turn.Culture)),
                cancellationToken);
            return;
        }

        var outcome = await desk.RecordAsync(key, reference.Value!, turn.Speaker.Actor, turn.Correlation, cancellationToken);
        await requests.EndAsync(turn, outcome, Audience.Requester, cancellationToken);
    }
}
