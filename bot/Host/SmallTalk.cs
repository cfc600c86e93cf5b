using McaBot.Turns;

namespace McaBot.Host;

internal sealed class HelpCommand(Func<CommandCatalog> catalog, ReadersRights rights) : ICommand
{
    public string Name => CommandNames.Help;

    public CommandListing? Listing { get; } = new(300, "Help");

    public IReadOnlyList<string> Phrases { get; } = ["?", "commands", "aide", "commandes", "what can you do", "que sais-tu faire"];

    public bool InChannel => true;

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken) =>
        turn.Answer.Show(turn.Caller.IsPersonalChat
            ? HelpCard.For(catalog().Help(inChannel: false), await rights.ReadAsync(turn.Caller, cancellationToken), turn.Culture)
            : HelpCard.ForChannel(catalog().Help(inChannel: true), turn.Culture));
}

internal sealed class GreetingCommand(ReadersRights rights) : ICommand
{
    public string Name => "hi";

    public IReadOnlyList<string> Phrases { get; } =
    ["hello", "hey", "hello there", "good morning", "good afternoon", "bonjour", "salut", "bonsoir", "coucou"];

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken) =>
        turn.Answer.Show(WelcomeCard.For(turn.Caller.Name, await rights.ReadAsync(turn.Caller, cancellationToken), turn.Culture));
}

internal sealed class ThanksCommand : ICommand
{
    public string Name => "thanks";

    public IReadOnlyList<string> Phrases { get; } = ["thank you", "thx", "ty", "cheers", "thanks a lot", "merci", "merci beaucoup"];

    public IReadOnlyList<string> AlsoNames { get; } = ["ty"];

    public Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        turn.Answer.Say(Replies.Thanks(turn.Culture));
        return Task.CompletedTask;
    }
}
