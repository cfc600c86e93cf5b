using McaBot.Outbox;
using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.DeadLetters;

/// <summary>Shows what could not be delivered or done; for people with a role only.</summary>
internal sealed class DeadLettersCommand(DeadLetterStore deadLetters, RecordsPolicy records) : ICommand
{
    public string Name => "dead letters";

    public CommandListing? Listing { get; } = new(120, null, "DeadLetters");

    public IReadOnlyList<string> Phrases { get; } =
    ["dead letter", "parked", "undelivered", "not delivered", "en panne", "non remis", "en souffrance"];

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (await records.AllowsAsync(turn, cancellationToken))
        {
            turn.Answer.Show(DeadLettersCard.For(await deadLetters.ReadAsync(cancellationToken), turn.Culture));
        }
    }
}
