namespace Microsoft.Bot.Builder.Dialogs;

public class DialogTurnResult(DialogTurnStatus status, object? result = null)
{
    public DialogTurnStatus Status { get; set; } = status;

    /// <summary>What a completed dialog gives the one that began it.</summary>
    public object? Result { get; set; } = result;
}
