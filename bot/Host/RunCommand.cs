using McaBot.Turns;

namespace McaBot.Host;

/// <summary>A button that stands for a typed command.</summary>
internal sealed class RunCommand(CommandRouter commands) : ICardAction
{
    public IReadOnlyList<string> Verbs { get; } = [Cards.Verbs.CommandRun];

    public bool InChannel => true;

    public async Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (commands.Find(input[DataNames.Command] ?? "") is { } called)
        {
            called.Command.ReadAhead(turn, called.Argument, cancellationToken);
            await called.RunAsync(turn, cancellationToken);
        }
        else
        {
            turn.Notice(NoticeKind.UnknownAction);
        }
    }
}
