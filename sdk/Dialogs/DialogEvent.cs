namespace Microsoft.Bot.Builder.Dialogs;

public class DialogEvent
{
    /// <summary>Whether an unhandled event goes on to the parent.</summary>
    public bool Bubble { get; set; }

    public string Name { get; set; } = string.Empty;

    public object? Value { get; set; }
}
