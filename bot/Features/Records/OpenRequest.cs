using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Records;

/// <summary>Opens an attestation from a list. The list turns into its card, which from then on settles like every other copy.</summary>
internal sealed class OpenRequest(AttestationPresenter presenter) : ICardAction
{
    public IReadOnlyList<string> Verbs { get; } = [Cards.Verbs.RequestOpen];

    public async Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (await presenter.FindAsync(turn, input, cancellationToken) is var (attestation, isBroken)
            && await presenter.ShowAsync(turn, attestation, cancellationToken) is not null
            && isBroken)
        {
            turn.Answer.Say(Replies.Of(new Notice(NoticeKind.LedgerBroken, turn.Correlation), turn.Culture));
        }
    }
}
