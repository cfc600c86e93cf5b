namespace McaBot.Turns;

/// <summary>What pressing a button with one of its verbs does.</summary>
internal interface ICardAction
{
    IReadOnlyList<string> Verbs { get; }

    Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken);
}
