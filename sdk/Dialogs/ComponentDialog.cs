namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Runs dialogs of its own on a stack of their own, and ends when that stack does.</summary>
public class ComponentDialog : DialogContainer
{
    public const string PersistedDialogState = "dialogs";

    public ComponentDialog(string? dialogId = null)
        : base(dialogId)
    {
    }

    /// <summary>Which dialog begins; the first one added unless set.</summary>
    public string? InitialDialogId { get; set; }

    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext outerDc, object? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outerDc);
        if (outerDc.ActiveDialog is { } instance)
        {
            instance.Version = GetVersion();
        }

        var innerDc = CreateChildContext(outerDc)!;
        var result = await OnBeginDialogAsync(innerDc, options, cancellationToken);
        return await EndOrWaitAsync(outerDc, result, cancellationToken);
    }

    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext outerDc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outerDc);
        await CheckVersionAsync(outerDc, cancellationToken);
        var innerDc = CreateChildContext(outerDc)!;
        var result = await OnContinueDialogAsync(innerDc, cancellationToken);
        return await EndOrWaitAsync(outerDc, result, cancellationToken);
    }

    /// <summary>A dialog begun on the outer stack has ended: the inner one waits still, so it asks again.</summary>
    public override async Task<DialogTurnResult> ResumeDialogAsync(DialogContext outerDc, DialogReason reason, object? result = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outerDc);
        await RepromptDialogAsync(outerDc.Context, outerDc.ActiveDialog!, cancellationToken);
        return EndOfTurn;
    }

    public override async Task RepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default)
    {
        await InnerContext(turnContext, instance).RepromptDialogAsync(cancellationToken);
        await OnRepromptDialogAsync(turnContext, instance, cancellationToken);
    }

    public override async Task EndDialogAsync(ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
    {
        if (reason == DialogReason.CancelCalled)
        {
            await InnerContext(turnContext, instance).CancelAllDialogsAsync(cancellationToken);
        }

        await OnEndDialogAsync(turnContext, instance, reason, cancellationToken);
    }

    public virtual ComponentDialog AddDialog(Dialog dialog)
    {
        Dialogs.Add(dialog);
        InitialDialogId ??= dialog.Id;
        return this;
    }

    public override DialogContext? CreateChildContext(DialogContext dc)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return dc.ActiveDialog is { } instance ? new DialogContext(Dialogs, dc, StateOf(instance)) : null;
    }

    protected virtual Task<DialogTurnResult> OnBeginDialogAsync(DialogContext innerDc, object? options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(innerDc);
        return innerDc.BeginDialogAsync(InitialDialogId ?? throw new InvalidOperationException($"The component {Id} has no dialog to begin."), options, cancellationToken);
    }

    protected virtual Task<DialogTurnResult> OnContinueDialogAsync(DialogContext innerDc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(innerDc);
        return innerDc.ContinueDialogAsync(cancellationToken);
    }

    protected virtual Task OnEndDialogAsync(ITurnContext context, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default) => Task.CompletedTask;

    protected virtual Task OnRepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default) => Task.CompletedTask;

    protected virtual Task<DialogTurnResult> EndComponentAsync(DialogContext outerDc, object? result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(outerDc);
        return outerDc.EndDialogAsync(result, cancellationToken);
    }

    private async Task<DialogTurnResult> EndOrWaitAsync(DialogContext outerDc, DialogTurnResult result, CancellationToken cancellationToken) =>
        result.Status == DialogTurnStatus.Waiting ? EndOfTurn : await EndComponentAsync(outerDc, result.Result, cancellationToken);

    private async Task CheckVersionAsync(DialogContext outerDc, CancellationToken cancellationToken)
    {
        if (outerDc.ActiveDialog is not { Version: { } stored } instance || stored == GetVersion())
        {
            return;
        }

        await outerDc.EmitEventAsync(DialogEvents.VersionChanged, Id, true, false, cancellationToken);
        instance.Version = GetVersion();
    }

    private DialogContext InnerContext(ITurnContext turnContext, DialogInstance instance) => new(Dialogs, turnContext, StateOf(instance));

    private static DialogState StateOf(DialogInstance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var state = instance.State.TryGetValue(PersistedDialogState, out var stored) && StateJson.TryRead<DialogState>(stored, out var read) ? read : new DialogState();

        // Typed from here on, so that what happens to the inner stack is saved with the outer one.
        instance.State[PersistedDialogState] = state;
        return state;
    }
}
