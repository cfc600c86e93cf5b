namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Why a dialog's method is called.</summary>
public enum DialogReason
{
    BeginCalled,
    EndCalled,
    ReplaceCalled,
    CancelCalled,
}
