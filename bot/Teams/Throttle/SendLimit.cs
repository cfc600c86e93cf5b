namespace McaBot.Teams.Throttle;

/// <summary>At most so many sends within any such time.</summary>
internal sealed record SendLimit(int Count, TimeSpan Within);
