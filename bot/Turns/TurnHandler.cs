namespace McaBot.Turns;

/// <summary>Does what a turn asks for, and puts the answer into it. What it throws is told by whoever runs it.</summary>
internal delegate Task TurnHandler(Turn turn, CancellationToken cancellationToken);
