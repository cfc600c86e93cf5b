using System.Globalization;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Dialogs that may call each other by id, and where their stack is kept.</summary>
public class DialogSet
{
    private readonly Dictionary<string, Dialog> dialogs = new(StringComparer.Ordinal);
    private readonly IStatePropertyAccessor<DialogState>? dialogState;

    public DialogSet()
    {
    }

    public DialogSet(IStatePropertyAccessor<DialogState> dialogState)
    {
        ArgumentNullException.ThrowIfNull(dialogState);
        this.dialogState = dialogState;
    }

    /// <summary>Adds a dialog. An id already taken by another gets a number behind it.</summary>
    public virtual DialogSet Add(Dialog dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        var wanted = dialog.Id;
        for (var suffix = 2; !dialogs.TryAdd(dialog.Id, dialog); suffix++)
        {
            if (ReferenceEquals(dialogs[dialog.Id], dialog))
            {
                return this;
            }

            dialog.Id = wanted + suffix.ToString(CultureInfo.InvariantCulture);
        }

        return this;
    }

    public async Task<DialogContext> CreateContextAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        if (dialogState is null)
        {
            throw new InvalidOperationException("This dialog set was made without a state accessor.");
        }

        var state = await dialogState.GetAsync(turnContext, () => new DialogState(), cancellationToken);
        return new DialogContext(this, turnContext, state);
    }

    public virtual Dialog? Find(string dialogId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dialogId);
        return dialogs.GetValueOrDefault(dialogId);
    }

    public virtual IEnumerable<Dialog> GetDialogs() => dialogs.Values;

    public virtual string GetVersion() =>
        string.Join('|', dialogs.Values.Select(dialog => dialog.GetVersion()).Order(StringComparer.Ordinal));
}
