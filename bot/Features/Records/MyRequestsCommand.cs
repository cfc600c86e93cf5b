using McaBot.Platform;
using McaBot.Storage.Projections;
using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Records;

internal sealed class MyRequestsCommand(Indexes indexes, DisplayNameCache displayNames, RecordsPolicy records, AttestPolicy mayAttest)
    : ICommand
{
    public string Name => CommandNames.MyRequests;

    public CommandListing? Listing { get; } = new(30, "Mine", "Mine");

    public IReadOnlyList<string> Phrases { get; } = ["my requests", "requests", "mes demandes", "demandes"];

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        TurnScope.Ahead(() => indexes.MineAsync(turn.Caller.ObjectId, cancellationToken));
        if (await records.AllowsOwnAsync(turn, cancellationToken))
        {
            var mine = await indexes.MineAsync(turn.Caller.ObjectId, cancellationToken);
            var mayStart = mine.Count > 0 || (await mayAttest.RightOfAsync(turn.Caller.Actor, cancellationToken)).Refusal is null;
            turn.Answer.Show(ListCard.ForMine(await RequestRows.ReadAsync(mine, displayNames, cancellationToken), turn.Culture, mayStart));
        }
    }
}
