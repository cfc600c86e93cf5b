namespace McaBot.Directory;

/// <summary>An expected answer that came as an error status.</summary>
internal readonly record struct ExpectedAnswer<T>(T Value);
