namespace McaBot.Sandbox.Wire;

/// <param name="Signal">traces, metrics or logs.</param>
public sealed record Export(string Signal, byte[] Body);
