using McaBot.Ledger;

namespace McaBot.Conversations.Dialogs;

internal static class DraftFilling
{
    /// <summary>Reads which files are attached now. A draft of an earlier release, which kept them itself, goes on with those.</summary>
    public static async Task FillAsync(this DraftFiles files, Draft draft, CancellationToken cancellationToken)
    {
        if (await files.ReadAsync(draft.Id, cancellationToken) is { } attached)
        {
            draft.Evidence = [.. attached];
        }
    }
}
