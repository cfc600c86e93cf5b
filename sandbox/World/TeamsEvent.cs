namespace McaBot.Sandbox.World;

/// <param name="Viewer">Whom it concerns, where it concerns one person.</param>
public sealed record TeamsEvent(TeamsEventKind Kind, Conversation? Conversation = null, Message? Message = null, Person? Viewer = null);
