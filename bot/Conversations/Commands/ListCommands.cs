using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Ledger;
using McaBot.Presentation;

namespace McaBot.Conversations.Commands;

public sealed class MyRequestsCommand(Indexes indexes, NameBook names, RecordsPolicy records) : ICommand
{
    public string Name => "my-requests";

    public IReadOnlyList<string> Phrases { get; } = ["my requests", "requests", "mes demandes", "demandes"];

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (await records.AllowsOwnAsync(turn, cancellationToken))
        {
            var mine = await indexes.MineAsync(turn.Speaker.ObjectId, cancellationToken);
            turn.Answer.Show(ListCard.ForMine(await RequestRows.OfAsync(mine, names, cancellationToken), turn.Culture));
        }
    }
}

public sealed class WaitingCommand(Indexes indexes, NameBook names, RecordsPolicy records) : ICommand
{
    public string Name => "waiting";

    public IReadOnlyList<string> Phrases { get; } = ["waiting for me", "my approvals", "approvals", "en attente", "mes approbations", "a approuver", "en attente de moi"];

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (await records.AllowsOwnAsync(turn, cancellationToken))
        {
            var waiting = await indexes.WaitingForAsync(turn.Speaker.ObjectId, cancellationToken);
            turn.Answer.Show(ListCard.ForWaiting(await RequestRows.OfAsync(waiting, names, cancellationToken), turn.Culture));
        }
    }
}
