
namespace McaBot.Conversations.Commands;

/// <summary>Shows what could not be delivered or done; for people with a role only.</summary>
internal sealed class ParkedCommand(ParkedCards parked, Onlookers onlookers) : ICommand
{
    public string Name => "parked";

    public IReadOnlyList<string> Phrases { get; } = ["undelivered", "not delivered", "en panne", "non remis", "en souffrance"];

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (await onlookers.AllowAsync(turn, cancellationToken))
        {
            turn.Answer.Show(await parked.DrawAsync(turn.Culture, cancellationToken));
        }
    }
}
