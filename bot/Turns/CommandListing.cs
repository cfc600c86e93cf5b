namespace McaBot.Turns;

/// <summary>How help and Teams name a command.</summary>
/// <param name="Rank">Its place among the commands, from the top. No two commands share one.</param>
/// <param name="Offer"> Name of the texts "Offer.{name}" and "Offer.{name}.Does", with which Teams offers it while somebody types; null
/// where Teams does not. Teams shows ten for each scope.
/// </param>
/// <param name="Help">Names of the texts "Help.{name}" and "Help.{name}.Does" in the help card.</param>
internal sealed record CommandListing(int Rank, string? Offer, params IReadOnlyList<string> Help);
