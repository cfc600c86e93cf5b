using McaBot.Sandbox.Wire;

namespace McaBot.Sandbox.World;

/// <param name="Owner">Object id of the person in whose OneDrive it lies.</param>
public sealed record DriveFile(string Owner, string Id, string Name, byte[] Content);
