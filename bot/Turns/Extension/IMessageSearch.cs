namespace McaBot.Turns.Extension;

/// <summary>
/// A search that Teams offers where people write messages. A class that implements it is registered without being named anywhere else.
/// </summary>
internal interface IMessageSearch
{
    /// <summary>As the manifest names it. Installed apps outlive a release: never rename one.</summary>
    string Command { get; }

    /// <summary>Asked with every few letters: quick, and nothing this person may not see. Puts what it finds into the answer.</summary>
    Task FindAsync(Turn turn, SearchQuery query, CancellationToken cancellationToken);
}
