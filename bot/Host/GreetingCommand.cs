using McaBot.Turns;

namespace McaBot.Host;

internal sealed class GreetingCommand(ReadersRights rights) : ICommand
{
    public string Name => "hi";

    public IReadOnlyList<string> Phrases { get; } =
    ["hello", "hey", "hello there", "good morning", "good afternoon", "bonjour", "salut", "bonsoir", "coucou"];

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken) =>
        turn.Answer.Show(WelcomeCard.For(turn.Caller.Name, await rights.ReadAsync(turn.Caller, cancellationToken), turn.Culture));
}
