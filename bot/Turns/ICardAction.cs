namespace McaBot.Turns;

/// <summary>
/// What pressing a button with one of its verbs does. A class that implements it is registered without being named anywhere else.
/// </summary>
internal interface ICardAction
{
    /// <summary>No two actions share one.</summary>
    IReadOnlyList<string> Verbs { get; }

    /// <summary>Whether it may be pressed in a channel: it shows nothing personal there, and decides nothing.</summary>
    bool InChannel => false;

    Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken);
}
