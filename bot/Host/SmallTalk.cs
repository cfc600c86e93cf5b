using McaBot.Cards;
using McaBot.Turns;

namespace McaBot.Host;

internal sealed class HelpCommand(Func<CommandCatalog> catalog) : ICommand
{
    public string Name => CommandNames.Help;

    public CommandListing? Listing { get; } = new(300, "Help");

    public IReadOnlyList<string> Phrases { get; } = ["?", "commands", "aide", "commandes", "what can you do", "que sais-tu faire"];

    public bool InChannel => true;

    public Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        turn.Answer.Show(HelpCard.For(catalog().Help(!turn.Caller.IsPersonalChat), !turn.Caller.IsPersonalChat, turn.Culture));
        return Task.CompletedTask;
    }
}

internal sealed class GreetingCommand : ICommand
{
    public string Name => "hi";

    public IReadOnlyList<string> Phrases { get; } = ["hello", "hey", "hello there", "good morning", "good afternoon", "bonjour", "salut", "bonsoir", "coucou"];

    public Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        turn.Answer.Show(WelcomeCard.For(turn.Caller.Name, turn.Culture));
        return Task.CompletedTask;
    }
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
