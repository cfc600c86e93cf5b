using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

public static class DialogExtensions
{
    /// <summary>Continues the active dialog, or begins this one when there is none.</summary>
    public static async Task RunAsync(this Dialog dialog, ITurnContext turnContext, IStatePropertyAccessor<DialogState> accessor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        var dialogs = new DialogSet(accessor).Add(dialog);
        var context = await dialogs.CreateContextAsync(turnContext, cancellationToken);

        // A dialog that handles its own failure has decided what comes next: the turn then runs once more.
        while (true)
        {
            try
            {
                await ContinueOrBeginAsync(context, dialog.Id, cancellationToken);
                return;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                if (!await context.EmitEventAsync(DialogEvents.Error, failure, true, true, cancellationToken))
                {
                    throw;
                }
            }
        }
    }

    private static async Task ContinueOrBeginAsync(DialogContext context, string dialogId, CancellationToken cancellationToken)
    {
        if (context.Context.Activity is { Type: ActivityTypes.Event, Name: DialogEvents.RepromptDialog } && context.Stack.Count > 0)
        {
            await context.RepromptDialogAsync(cancellationToken);
            return;
        }

        var result = await context.ContinueDialogAsync(cancellationToken);
        if (result.Status == DialogTurnStatus.Empty)
        {
            await context.BeginDialogAsync(dialogId, null, cancellationToken);
        }
    }
}
