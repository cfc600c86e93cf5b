using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Storage.Projections;
using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Records;

internal sealed class MyRequestsCommand(Indexes indexes, DisplayNameCache displayNames, RecordsPolicy records) : ICommand
{
    public string Name => CommandNames.MyRequests;

    public CommandListing? Listing { get; } = new(30, "Mine", "Mine");

    public IReadOnlyList<string> Phrases { get; } = ["my requests", "requests", "mes demandes", "demandes"];

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (await records.AllowsOwnAsync(turn, cancellationToken))
        {
            var mine = await indexes.MineAsync(turn.Caller.ObjectId, cancellationToken);
            turn.Answer.Show(ListCard.ForMine(await RequestRows.OfAsync(mine, displayNames, cancellationToken), turn.Culture));
        }
    }
}

internal sealed class WaitingCommand(Indexes indexes, DisplayNameCache displayNames, RecordsPolicy records) : ICommand
{
    public string Name => CommandNames.Waiting;

    public CommandListing? Listing { get; } = new(40, "Waiting", "Waiting");

    public IReadOnlyList<string> Phrases { get; } = ["waiting for me", "my approvals", "approvals", "en attente", "mes approbations", "a approuver", "en attente de moi"];

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (await records.AllowsOwnAsync(turn, cancellationToken))
        {
            var waiting = await indexes.WaitingForAsync(turn.Caller.ObjectId, cancellationToken);
            turn.Answer.Show(ListCard.ForWaiting(await RequestRows.OfAsync(waiting, displayNames, cancellationToken), turn.Culture));
        }
    }
}
