namespace McaBot.Benchmarks.Profile;

/// <param name="Share">Of the whole, from 0 to 1.</param>
internal sealed record ProfileShare(string Name, double Share);
