using McaBot.Cards;
using McaBot.Presentation;

namespace McaBot.Conversations.Commands;

/// <summary>Shows what could not be delivered or done; for people with a role only.</summary>
public sealed class ParkedCommand(ParkedRows parked, Onlookers onlookers) : ICommand
{
    public string Name => "parked";

    public IReadOnlyList<string> Phrases { get; } = ["undelivered", "not delivered", "en panne", "non remis", "en souffrance"];

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (await onlookers.AllowAsync(turn, cancellationToken))
        {
            var list = await parked.ReadAsync(cancellationToken);
            turn.Answer.Show(ParkedCard.For(list.Rows, turn.Culture, list.Unread));
        }
    }
}
