using System.Globalization;
using McaBot.Attestations;
using McaBot.Bulk;
using McaBot.Cards;
using McaBot.Conversations.Commands;

namespace McaBot.Conversations.Actions;

/// <summary>"Try again" and "dismiss" for something that was given up, and leafing through the list. Whether the person may is read live.</summary>
internal sealed class ParkedEffectActs(EffectKeeper keeper, IEffects effects, IBatchWatch bulk, ParkedCards parked, Onlookers onlookers, Requests requests) : ICardAction
{
    public IReadOnlyList<string> Verbs { get; } = [Cards.Verbs.EffectReplay, Cards.Verbs.EffectDismiss, Cards.Verbs.ParkedPage];

    public async Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (string.Equals(input.Verb, Cards.Verbs.ParkedPage, StringComparison.Ordinal))
        {
            if (await onlookers.AllowAsync(turn, cancellationToken))
            {
                await ShowAsync(turn, input, cancellationToken);
            }

            return;
        }

        if (input.Key is not { } key || !Guid.TryParseExact(input[DataNames.Effect], "D", out var effect))
        {
            turn.Notice(NoticeKind.UnknownAttestation);
            return;
        }

        if (!await onlookers.AllowAsync(turn, cancellationToken))
        {
            return;
        }

        var isReplay = string.Equals(input.Verb, Cards.Verbs.EffectReplay, StringComparison.Ordinal);
        var outcome = isReplay
            ? await keeper.ReplayAsync(key, effect, turn.Speaker.Actor, turn.Correlation, effects, cancellationToken)
            : await keeper.DismissAsync(key, effect, turn.Speaker.Actor, turn.Correlation, effects, cancellationToken);
        if (!outcome.IsDone)
        {
            await requests.RefuseAsync(turn, outcome, cancellationToken);
            return;
        }

        if (isReplay && outcome.Attestation?.Request.Batch is { } batch)
        {
            await bulk.RowRetriedAsync(batch, cancellationToken);
        }

        turn.IsOnRecord = true;
        await ShowAsync(turn, input, cancellationToken);
        turn.Answer.Say(isReplay ? Replies.TriedAgain(key.Number, turn.Culture) : Replies.Dismissed(key.Number, turn.Culture));
    }

    private async Task ShowAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        var page = int.TryParse(input[DataNames.Page], NumberStyles.None, CultureInfo.InvariantCulture, out var named) ? named : 0;
        turn.Answer.Show(await parked.DrawAsync(turn.Culture, cancellationToken, page));
    }
}
