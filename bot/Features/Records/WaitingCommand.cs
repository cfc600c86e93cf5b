using McaBot.Platform;
using McaBot.Storage.Projections;
using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Records;

internal sealed class WaitingCommand(Indexes indexes, DisplayNameCache displayNames, RecordsPolicy records) : ICommand
{
    public string Name => CommandNames.Waiting;

    public CommandListing? Listing { get; } = new(40, "Waiting", "Waiting");

    public IReadOnlyList<string> Phrases { get; } =
    ["waiting for me", "my approvals", "approvals", "en attente", "mes approbations", "a approuver", "en attente de moi"];

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        TurnScope.Ahead(() => indexes.WaitingForAsync(turn.Caller.ObjectId, cancellationToken));
        if (await records.AllowsOwnAsync(turn, cancellationToken))
        {
            var waiting = await indexes.WaitingForAsync(turn.Caller.ObjectId, cancellationToken);
            turn.Answer.Show(ListCard.ForWaiting(await RequestRows.ReadAsync(waiting, displayNames, cancellationToken), turn.Culture));
        }
    }
}
