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
