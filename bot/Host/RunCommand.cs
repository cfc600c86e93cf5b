using McaBot.Turns;

namespace McaBot.Host;

/// <summary>A button that stands for a typed command.</summary>
internal sealed class RunCommand(CommandRouter commands) : ICardAction
{
    public IReadOnlyList<string> Verbs { get; } = [Cards.Verbs.CommandRun];

    public bool InChannel => true;

    public async Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (commands.Find(input[DataNames.Command] ?? "") is not { } called)
        {
            turn.Notice(NoticeKind.UnknownAction);
        }
        else if (called.IsAllowedIn(turn))
        {
            called.Command.ReadAhead(turn, called.Argument, cancellationToken);
            await called.Command.RunAsync(turn, called.Argument, cancellationToken);
        }
    }
}
