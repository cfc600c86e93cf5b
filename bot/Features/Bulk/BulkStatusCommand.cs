using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Bulk;

/// <summary>Where the person's latest bulk request stands.</summary>
internal sealed class BulkStatusCommand(BulkStore store, BulkViews views, RecordsPolicy records) : ICommand
{
    public string Name => "bulk status";

    public IReadOnlyList<string> Phrases { get; } =
    ["bulk progress", "etat en masse", "etat de la demande groupee", "avancement de la demande groupee"];

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (!await records.AllowsOwnAsync(turn, cancellationToken))
        {
            return;
        }

        if (
            (await store.OfPersonAsync(turn.Caller.ObjectId, cancellationToken)) is [.., var latest]
            && await views.FindAsync(latest.Id, cancellationToken) is { } now)
        {
            turn.ShowProgress(await views.ViewAsync(now, cancellationToken), store);
        }
        else
        {
            turn.Notice(NoticeKind.BulkUnknown);
        }
    }
}
