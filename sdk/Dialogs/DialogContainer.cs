namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>A dialog with dialogs of its own.</summary>
public abstract class DialogContainer(string? dialogId = null) : Dialog(dialogId)
{
    public DialogSet Dialogs { get; set; } = new();

    /// <returns>The context of the dialog running inside; null when none is.</returns>
    public abstract DialogContext? CreateChildContext(DialogContext dc);

    public virtual Dialog? FindDialog(string dialogId) => Dialogs.Find(dialogId);

    public override string GetVersion() => Dialogs.GetVersion();
}
