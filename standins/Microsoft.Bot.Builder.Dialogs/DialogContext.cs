namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>The stack of dialogs in one turn.</summary>
public class DialogContext
{
    private readonly DialogSet dialogs;

    public DialogContext(DialogSet dialogs, ITurnContext turnContext, DialogState state)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(state);
        this.dialogs = dialogs;
        Context = turnContext;
        Stack = state.DialogStack;
    }

    public ITurnContext Context { get; }

    /// <summary>The active dialogs, the innermost first.</summary>
    public List<DialogInstance> Stack { get; }

    public DialogInstance? ActiveDialog => Stack.Count > 0 ? Stack[0] : null;

    /// <exception cref="InvalidOperationException">The set has no such dialog.</exception>
    public async Task<DialogTurnResult> BeginDialogAsync(
        string dialogId, object? options = null, CancellationToken cancellationToken = default)
    {
        var dialog = Required(dialogId);
        Stack.Insert(0, new DialogInstance { Id = dialog.Id });
        return await dialog.BeginDialogAsync(this, options, cancellationToken).ConfigureAwait(false);
    }

    /// <exception cref="InvalidOperationException">The set no longer has the active dialog.</exception>
    public async Task<DialogTurnResult> ContinueDialogAsync(CancellationToken cancellationToken = default) => ActiveDialog is { } active
        ? await Required(active.Id).ContinueDialogAsync(this, cancellationToken).ConfigureAwait(false)
        : new DialogTurnResult(DialogTurnStatus.Empty);

    /// <summary>Ends the active dialog and lets the one that began it go on with <paramref name="result"/>.</summary>
    public async Task<DialogTurnResult> EndDialogAsync(object? result = null, CancellationToken cancellationToken = default)
    {
        await EndActiveDialogAsync(DialogReason.EndCalled, cancellationToken).ConfigureAwait(false);
        return ActiveDialog is { } caller
            ? await Required(caller.Id).ResumeDialogAsync(this, DialogReason.EndCalled, result, cancellationToken).ConfigureAwait(false)
            : new DialogTurnResult(DialogTurnStatus.Complete, result);
    }

    public async Task<DialogTurnResult> CancelAllDialogsAsync(CancellationToken cancellationToken = default)
    {
        if (Stack.Count == 0)
        {
            return new DialogTurnResult(DialogTurnStatus.Empty);
        }

        while (Stack.Count > 0)
        {
            await EndActiveDialogAsync(DialogReason.CancelCalled, cancellationToken).ConfigureAwait(false);
        }

        return new DialogTurnResult(DialogTurnStatus.Cancelled);
    }

    /// <summary>Ends the active dialog and begins another in its place.</summary>
    public async Task<DialogTurnResult> ReplaceDialogAsync(
        string dialogId, object? options = null, CancellationToken cancellationToken = default)
    {
        Required(dialogId);
        await EndActiveDialogAsync(DialogReason.ReplaceCalled, cancellationToken).ConfigureAwait(false);
        return await BeginDialogAsync(dialogId, options, cancellationToken).ConfigureAwait(false);
    }

    public async Task RepromptDialogAsync(CancellationToken cancellationToken = default)
    {
        if (ActiveDialog is { } active)
        {
            await Required(active.Id).RepromptDialogAsync(Context, active, cancellationToken).ConfigureAwait(false);
        }
    }

    public Dialog? FindDialog(string dialogId) => dialogs.Find(dialogId);

    private async Task EndActiveDialogAsync(DialogReason reason, CancellationToken cancellationToken)
    {
        if (ActiveDialog is { } active && dialogs.Find(active.Id) is { } dialog)
        {
            await dialog.EndDialogAsync(Context, active, reason, cancellationToken).ConfigureAwait(false);
        }

        if (Stack.Count > 0)
        {
            Stack.RemoveAt(0);
        }
    }

    private Dialog Required(string dialogId) =>
        dialogs.Find(dialogId) ?? throw new InvalidOperationException($"The dialog set has no dialog with the id '{dialogId}'.");
}
