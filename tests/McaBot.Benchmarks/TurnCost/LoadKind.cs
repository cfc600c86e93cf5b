namespace McaBot.Benchmarks.TurnCost;

/// <summary>What is asked.</summary>
internal enum LoadKind
{
    /// <summary>A message, answered with one reply over the connector.</summary>
    Message,

    /// <summary>A pressed card, answered with a card in the response.</summary>
    Invoke,
}
