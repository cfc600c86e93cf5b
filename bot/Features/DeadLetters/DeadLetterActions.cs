using McaBot.Features.Bulk;
using McaBot.Outbox;
using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.DeadLetters;

/// <summary>
/// "Try again" and "dismiss" for something that was given up, and leafing through the list. Whether the person may is read live.
/// </summary>
internal sealed class DeadLetterActions(
    DeadLetterStore deadLetters, BulkQueue queue, RecordsPolicy records,
    AttestationPresenter presenter) : ICardAction
{
    public IReadOnlyList<string> Verbs { get; } =
    [
        Cards.Verbs.DeadLetterRequeue, Cards.Verbs.DeadLetterDismiss, Cards.Verbs.DeadLetterPage, Cards.Verbs.EffectReplay,
        Cards.Verbs.EffectDismiss, Cards.Verbs.ParkedPage];

    public async Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (!await records.AllowsAsync(turn, cancellationToken))
        {
            return;
        }

        if (input.Verb is Cards.Verbs.DeadLetterPage or Cards.Verbs.ParkedPage)
        {
            await ShowAsync(turn, input, cancellationToken);
            return;
        }

        var act = input.Verb is Cards.Verbs.DeadLetterRequeue or Cards.Verbs.EffectReplay
            ? DeadLetterAction.Requeue
            : DeadLetterAction.Dismiss;
        if (await LetterAsync(input, cancellationToken) is not { } letter)
        {
            turn.Notice(NoticeKind.UnknownAttestation);
            return;
        }

        var outcome = await deadLetters.EndAsync(letter, act, turn.Caller.Actor, turn.Correlation, cancellationToken);
        if (!outcome.IsDone && outcome.Attestation is not null)
        {
            await presenter.RefuseAsync(turn, outcome, cancellationToken);
            return;
        }

        await GoOnAsync(letter, outcome, act);
        turn.IsOnRecord = outcome.IsDone;
        await ShowAsync(turn, input, cancellationToken);
        if (outcome.IsDone)
        {
            turn.Answer.Say(
                act == DeadLetterAction.Requeue
                    ? Replies.TriedAgain(letter.Number, turn.Culture)
                    : Replies.Dismissed(letter.Number, turn.Culture));
        }

        async Task GoOnAsync(DeadLetter ended, Outcome of, DeadLetterAction how)
        {
            if (how == DeadLetterAction.Requeue && of.Attestation?.Request.Batch is { } row)
            {
                await queue.RowRetriedAsync(row, cancellationToken);
            }
            else if (of.IsDone && ended.Source == DeadLetterSource.Bulk)
            {
                queue.Wake(ended.Within);
            }
        }
    }

    /// <summary>As the card names it: what has ended since is still asked for, so that the answer says so.</summary>
    private async Task<DeadLetter?> LetterAsync(CardInput input, CancellationToken cancellationToken)
    {
        if (input.Id(DataNames.Effect) is not { } id)
        {
            return null;
        }

        // Cards from before there were others name the attestation alone.
        if (input.Key is { } key)
        {
            return new DeadLetter(DeadLetterSource.Customers, key.Customer, id, key.Number, "", "", default) { Attestation = key };
        }

        return Code.Parse<DeadLetterSource>(input[DataNames.Source]) is { } source && input.Id(DataNames.Within) is { } within
            ? await deadLetters.FindAsync(source, within, id, cancellationToken) ?? new DeadLetter(source, within, id, "", "", "", default)
            : null;
    }

    private async Task ShowAsync(Turn turn, CardInput input, CancellationToken cancellationToken) =>
        turn.Answer.Show(DeadLettersCard.For(await deadLetters.ReadAsync(cancellationToken), turn.Culture, input.Page));
}
