using System.Globalization;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Dialogs that may call each other by id, and where their stack is kept.</summary>
public class DialogSet(IStatePropertyAccessor<DialogState> dialogState)
{
    private readonly Dictionary<string, Dialog> dialogs = new(StringComparer.Ordinal);

    /// <summary>Adds a dialog. An id that another dialog has already gets a number behind it.</summary>
    public virtual DialogSet Add(Dialog dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        var wanted = dialog.Id;
        for (var suffix = 2; !dialogs.TryAdd(dialog.Id, dialog) && !ReferenceEquals(dialogs[dialog.Id], dialog); suffix++)
        {
            dialog.Id = wanted + suffix.ToString(CultureInfo.InvariantCulture);
        }

        return this;
    }

    public async Task<DialogContext> CreateContextAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var state = await dialogState.GetAsync(turnContext, () => new DialogState(), cancellationToken).ConfigureAwait(false);
        return new DialogContext(this, turnContext, state);
    }

    public virtual Dialog? Find(string dialogId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dialogId);
        return dialogs.GetValueOrDefault(dialogId);
    }
}
