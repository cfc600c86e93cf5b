namespace Microsoft.Bot.Builder.Dialogs;

public enum DialogTurnStatus
{
    /// <summary>No dialog is active.</summary>
    Empty,
    Waiting,
    Complete,
    Cancelled,
}
