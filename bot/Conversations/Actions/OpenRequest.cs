using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Conversations.Actions;

/// <summary>Opens an attestation from a list. The list turns into its card, which from then on settles like every other copy.</summary>
public sealed class OpenRequest(Requests requests, AttestationDesk desk) : ICardAction
{
    public IReadOnlyList<string> Verbs { get; } = [Cards.Verbs.RequestOpen];

    public async Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (await requests.FindAsync(turn, input, cancellationToken) is not var (attestation, isBroken)
            || await requests.ShowAsync(turn, attestation, cancellationToken) is not { } audience)
        {
            return;
        }

        if (isBroken)
        {
            turn.Answer.Say(Replies.Of(new Notice(NoticeKind.LedgerBroken, turn.Correlation), turn.Culture));
        }
        else if (turn.PressedCopy(audience) is { } copy)
        {
            await desk.NoteCardAsync(attestation.Key, copy, turn.Correlation, cancellationToken);
        }
    }
}
