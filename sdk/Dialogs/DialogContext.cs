using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>A stack of dialogs in one turn.</summary>
public class DialogContext
{
    public DialogContext(DialogSet dialogs, DialogContext parentDialogContext, DialogState state)
        : this(dialogs, (parentDialogContext ?? throw new ArgumentNullException(nameof(parentDialogContext))).Context, state) =>
        Parent = parentDialogContext;

    public DialogContext(DialogSet dialogs, ITurnContext turnContext, DialogState state)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(state);
        Dialogs = dialogs;
        Context = turnContext;
        Stack = state.DialogStack;
    }

    public DialogSet Dialogs { get; }

    public ITurnContext Context { get; }

    /// <summary>The active dialogs, the innermost first.</summary>
    public List<DialogInstance> Stack { get; }

    public DialogContext? Parent { get; set; }

    public DialogContext? Child => ActiveDialog is { } active && FindDialog(active.Id) is DialogContainer container ? container.CreateChildContext(this) : null;

    public DialogInstance? ActiveDialog => Stack.Count > 0 ? Stack[0] : null;

    public async Task<DialogTurnResult> BeginDialogAsync(string dialogId, object? options = null, CancellationToken cancellationToken = default)
    {
        var dialog = Required(dialogId);
        Stack.Insert(0, new DialogInstance { Id = dialog.Id });
        return await dialog.BeginDialogAsync(this, options, cancellationToken);
    }

    public Task<DialogTurnResult> PromptAsync(string dialogId, PromptOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return BeginDialogAsync(dialogId, options, cancellationToken);
    }

    public async Task<DialogTurnResult> ContinueDialogAsync(CancellationToken cancellationToken = default) => ActiveDialog is { } active
        ? await Required(active.Id).ContinueDialogAsync(this, cancellationToken)
        : new DialogTurnResult(DialogTurnStatus.Empty);

    public async Task<DialogTurnResult> EndDialogAsync(object? result = null, CancellationToken cancellationToken = default)
    {
        await EndActiveDialogAsync(DialogReason.EndCalled, cancellationToken);
        return ActiveDialog is { } caller
            ? await Required(caller.Id).ResumeDialogAsync(this, DialogReason.EndCalled, result, cancellationToken)
            : new DialogTurnResult(DialogTurnStatus.Complete, result);
    }

    public Task<DialogTurnResult> CancelAllDialogsAsync(CancellationToken cancellationToken = default) =>
        CancelAllDialogsAsync(false, null, null, cancellationToken);

    /// <summary>Ends every dialog on the stack, and with <paramref name="cancelParents"/> on those around it, unless one handles the event.</summary>
    public async Task<DialogTurnResult> CancelAllDialogsAsync(bool cancelParents, string? eventName = null, object? eventValue = null, CancellationToken cancellationToken = default)
    {
        if (Stack.Count == 0 && Parent is null)
        {
            return new DialogTurnResult(DialogTurnStatus.Empty);
        }

        // Whoever asked knows; only the dialogs below it are told.
        var tell = false;
        for (var context = this; context is not null; context = cancelParents ? context.Parent : null)
        {
            while (context.Stack.Count > 0)
            {
                if (tell && await context.EmitEventAsync(eventName ?? DialogEvents.CancelDialog, eventValue, false, false, cancellationToken))
                {
                    return new DialogTurnResult(DialogTurnStatus.Cancelled);
                }

                await context.EndActiveDialogAsync(DialogReason.CancelCalled, cancellationToken);
                tell = true;
            }

            tell = true;
        }

        return new DialogTurnResult(DialogTurnStatus.Cancelled);
    }

    public async Task<DialogTurnResult> ReplaceDialogAsync(string dialogId, object? options = null, CancellationToken cancellationToken = default)
    {
        Required(dialogId);
        await EndActiveDialogAsync(DialogReason.ReplaceCalled, cancellationToken);
        return await BeginDialogAsync(dialogId, options, cancellationToken);
    }

    public async Task RepromptDialogAsync(CancellationToken cancellationToken = default)
    {
        if (await EmitEventAsync(DialogEvents.RepromptDialog, null, false, false, cancellationToken) || ActiveDialog is not { } active)
        {
            return;
        }

        await Required(active.Id).RepromptDialogAsync(Context, active, cancellationToken);
    }

    /// <summary>Looks here first, then in the parents.</summary>
    public Dialog? FindDialog(string dialogId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dialogId);
        return Dialogs.Find(dialogId) ?? Parent?.FindDialog(dialogId);
    }

    public async Task<bool> EmitEventAsync(string name, object? value = null, bool bubble = true, bool fromLeaf = false, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var context = this;
        while (fromLeaf && context.Child is { ActiveDialog: not null } child)
        {
            context = child;
        }

        return context.ActiveDialog is { } active
            && context.FindDialog(active.Id) is { } dialog
            && await dialog.OnDialogEventAsync(context, new DialogEvent { Bubble = bubble, Name = name, Value = value }, cancellationToken);
    }

    public string GetLocale() => Context is TurnContext { Locale: { } locale } ? locale : Context.Activity.Locale ?? Thread.CurrentThread.CurrentCulture.Name;

    private async Task EndActiveDialogAsync(DialogReason reason, CancellationToken cancellationToken)
    {
        if (ActiveDialog is not { } active)
        {
            return;
        }

        if (FindDialog(active.Id) is { } dialog)
        {
            await dialog.EndDialogAsync(Context, active, reason, cancellationToken);
        }

        Stack.RemoveAt(0);
    }

    private Dialog Required(string dialogId) =>
        FindDialog(dialogId) ?? throw new InvalidOperationException($"No dialog has the id {dialogId}. Add it to the set, or to the component around it.");
}
