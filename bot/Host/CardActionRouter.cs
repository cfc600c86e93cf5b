using System.Collections.Frozen;
using McaBot.Platform.Telemetry;
using McaBot.Turns;

namespace McaBot.Host;

/// <summary>Finds the action of a verb. Cards outlive releases, so an unknown verb gets a helpful answer.</summary>
internal sealed partial class CardActionRouter
{
    private readonly FrozenDictionary<string, ICardAction> byVerb;
    private readonly NewerVersions newer;
    private readonly ILogger<CardActionRouter> log;

    /// <exception cref="InvalidOperationException">Two actions share a verb.</exception>
    public CardActionRouter(IEnumerable<ICardAction> actions, NewerVersions newer, ILogger<CardActionRouter> log)
    {
        (this.newer, this.log) = (newer, log);
        var all = actions.SelectMany(a => a.Verbs.Select(verb => (Verb: verb, Action: a))).ToList();
        if (all.GroupBy(a => a.Verb, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } shared)
        {
            throw new InvalidOperationException(
                $"{string.Join(" and ", shared.Select(a => a.Action.GetType().Name))} share the verb {shared.Key}.");
        }

        byVerb = all.ToFrozenDictionary(a => a.Verb, a => a.Action, StringComparer.Ordinal);
    }

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = turn.Input!;
        if (!byVerb.TryGetValue(input.Verb, out var action))
        {
            NoteUnknown(input.Verb);
            turn.Notice(NoticeKind.UnknownAction);
        }
        else if (!turn.Caller.IsPersonalChat && !action.InChannel)
        {
            turn.Notice(NoticeKind.OnlyInPersonalChat);
        }
        else
        {
            await action.RunAsync(turn, input, cancellationToken);
        }
    }

    /// <summary>A verb comes with the request: what is none of any version is not put into a log.</summary>
    private void NoteUnknown(string verb)
    {
        if (CodeText.IsCode(verb) && newer.IsNews("verb", verb))
        {
            LogUnknown(verb);
        }
    }

    [LoggerMessage(1016, LogLevel.Warning, "A button was pressed that this version does not know: {Verb}. Nothing was done")]
    private partial void LogUnknown(string verb);
}
