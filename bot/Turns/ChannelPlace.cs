namespace McaBot.Turns;

/// <summary>The channel something is said in.</summary>
/// <param name="Team">Empty where Teams does not name it.</param>
internal sealed record ChannelPlace(string Channel, string Team);
