namespace McaBot.Sandbox.World;

/// <summary>What was answered to a write: the same again under the same request id.</summary>
/// <param name="Key">The path and the request id.</param>
/// <param name="Body">JSON.</param>
public sealed record KeptAnswer(string Key, int Status, string Body);
