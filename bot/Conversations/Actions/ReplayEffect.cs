using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Conversations.Commands;
using McaBot.Presentation;

namespace McaBot.Conversations.Actions;

/// <summary>"Try again": has something that was given up done after all. Whether the person may is read live.</summary>
public sealed class ReplayEffect(EffectKeeper keeper, IEffects effects, ParkedRows parked, Onlookers onlookers, Requests requests) : ICardAction
{
    public IReadOnlyList<string> Verbs { get; } = [Cards.Verbs.EffectReplay];

    public async Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (input.Key is not { } key || !Guid.TryParseExact(input[DataNames.Effect], "D", out var effect))
        {
            turn.Notice(NoticeKind.UnknownAttestation);
            return;
        }

        if (!await onlookers.AllowAsync(turn, cancellationToken))
        {
            return;
        }

        var outcome = await keeper.ReplayAsync(key, effect, turn.Speaker.Actor, turn.Correlation, cancellationToken);
        if (!outcome.IsDone)
        {
            await requests.RefuseAsync(turn, outcome, cancellationToken);
            return;
        }

        effects.Wake(key.Customer);
        turn.IsOnRecord = true;
        turn.Answer.Show(ParkedCard.For(await parked.ReadAsync(cancellationToken), turn.Culture));
        turn.Answer.Say(Replies.TriedAgain(key.Number, turn.Culture));
    }
}
