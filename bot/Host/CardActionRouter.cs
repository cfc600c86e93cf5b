using System.Collections.Frozen;
using McaBot.Cards;
using McaBot.Features.Records;
using McaBot.Turns;

namespace McaBot.Host;

/// <summary>Finds the action of a verb. Cards outlive releases, so an unknown verb gets a helpful answer.</summary>
internal sealed class CardActionRouter(IEnumerable<ICardAction> actions)
{
    private readonly FrozenDictionary<string, ICardAction> byVerb = actions
        .SelectMany(a => a.Verbs.Select(v => KeyValuePair.Create(v, a)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = turn.Input!;
        if (!byVerb.TryGetValue(input.Verb, out var action))
        {
            turn.Notice(NoticeKind.UnknownAction);
        }
        else if (!turn.Caller.IsPersonalChat && action is not (RefreshCard or RunCommand))
        {
            // Whatever carries personal data or decides happens in the personal chat.
            turn.Notice(NoticeKind.OnlyInPersonalChat);
        }
        else
        {
            await action.RunAsync(turn, input, cancellationToken);
        }
    }
}
