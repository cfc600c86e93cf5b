namespace McaBot.Benchmarks.History;

/// <summary>What reading much of a history cost.</summary>
/// <param name="Size">Attestations that are closed in the store.</param>
/// <param name="Attestations">How many of them it was about.</param>
/// <param name="Most">The most that the process held in memory meanwhile, in bytes.</param>
/// <param name="Written">Length of the file, in bytes; 0 where none was made.</param>
internal sealed record HistoryScan(string Action, int Size, int Attestations, HistoryCost Cost, long Most, long Written);
