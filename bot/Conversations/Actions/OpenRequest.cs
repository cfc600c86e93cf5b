using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Conversations.Actions;

/// <summary>Opens an attestation from a list. The list turns into its card, which from then on settles like every other copy.</summary>
public sealed class OpenRequest(ILedger ledger, Requests requests, AttestationDesk desk) : ICardAction
{
    public IReadOnlyList<string> Verbs { get; } = [Cards.Verbs.RequestOpen];

    public async Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        var present = input.Key is { } named ? await ledger.ReadAsync(named.Customer, cancellationToken) : null;
        if (input.Key is not { } key || present?.Find(key.Id) is not { } attestation)
        {
            turn.Notice(NoticeKind.UnknownAttestation);
            return;
        }

        if (await requests.ShowAsync(turn, attestation, cancellationToken) is not { } audience)
        {
            return;
        }

        if (present.Fault is not null)
        {
            turn.Answer.Say(Replies.Of(new Notice(NoticeKind.LedgerBroken, turn.Correlation), turn.Culture));
        }
        else if (turn.PressedCopy(audience) is { } copy)
        {
            await desk.NoteCardAsync(key, copy, turn.Correlation, cancellationToken);
        }
    }
}
