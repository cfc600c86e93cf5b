using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Bulk;

/// <summary>Where a bulk request of the person's stands: the one named by its number, else the latest.</summary>
internal sealed class BulkStatusCommand(BulkStore store, BulkViews views, RecordsPolicy records) : ICommand
{
    public string Name => "bulk status";

    public IReadOnlyList<string> Phrases { get; } =
    ["bulk progress", "etat en masse", "etat de la demande groupee", "avancement de la demande groupee"];

    public bool TakesArgument => true;

    public bool CanOnlyBeAbout(string argument) => argument.StartsWith("BULK-", StringComparison.OrdinalIgnoreCase);

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (!await records.AllowsOwnAsync(turn, cancellationToken))
        {
            return;
        }

        var mine = await store.OfPersonAsync(turn.Caller.ObjectId, cancellationToken);
        var meant = mine.LastOrDefault(b =>
            argument.Length == 0 || string.Equals(BulkView.NumberOf(b.Id), argument, StringComparison.OrdinalIgnoreCase));
        if (meant is not null && await views.FindAsync(meant.Id, cancellationToken) is { } now)
        {
            turn.ShowProgress(await views.ViewAsync(now, cancellationToken), store);
        }
        else
        {
            turn.Notice(NoticeKind.BulkUnknown);
        }
    }
}
