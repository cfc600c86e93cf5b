namespace McaBot.Sandbox.World;

public enum TeamsEventKind
{
    Posted,
    Edited,
    Deleted,

    /// <summary>The card changed for one viewer.</summary>
    Shown,
    Typing,
    Installed,

    /// <summary>Somebody switched language, or the like.</summary>
    Settings,
}

/// <param name="Viewer">Whom it concerns, where it concerns one person.</param>
public sealed record TeamsEvent(TeamsEventKind Kind, Conversation? Conversation = null, Message? Message = null, Person? Viewer = null);
