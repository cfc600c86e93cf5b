namespace McaBot.Turns;

/// <summary>Gives the choices of an input whose choices come while somebody types (Data.Query).</summary>
internal interface IChoiceSource
{
    /// <summary>As the card names it. Stored cards outlive a release: never rename one.</summary>
    string Dataset { get; }

    /// <summary>Asked with every few letters: quick, and nothing this person may not see.</summary>
    /// <returns>Best first. Teams shows 15.</returns>
    Task<IReadOnlyList<Choice>> FindAsync(Caller caller, string typed, CancellationToken cancellationToken);
}
