namespace McaBot.Benchmarks.TurnCost;

/// <param name="Cpu">Of the server, for one turn.</param>
/// <param name="Median">Until the response was read, with all connections at it.</param>
/// <param name="Late">The 99th of a hundred.</param>
internal sealed record Measurement(ServerKind Server, LoadKind Load, int Requests, TimeSpan Cpu, TimeSpan Median, TimeSpan Late);
