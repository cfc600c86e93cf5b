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
