namespace McaBot.Conversations.Actions;

/// <summary>What pressing a button with one of its verbs does.</summary>
public interface ICardAction
{
    IReadOnlyList<string> Verbs { get; }

    Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken);
}
