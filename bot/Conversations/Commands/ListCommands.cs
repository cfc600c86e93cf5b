using McaBot.Cards;
using McaBot.Ledger;
using McaBot.Presentation;

namespace McaBot.Conversations.Commands;

public sealed class MyRequestsCommand(Indexes indexes, NameBook names) : ICommand
{
    public string Name => "my-requests";

    public IReadOnlyList<string> Phrases { get; } = ["my requests", "requests", "mes demandes", "demandes"];

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken) =>
        turn.Answer.Show(ListCard.ForMine(await RequestRows.OfAsync(await indexes.MineAsync(turn.Speaker.ObjectId, cancellationToken), names, cancellationToken), turn.Culture));
}

public sealed class WaitingCommand(Indexes indexes, NameBook names) : ICommand
{
    public string Name => "waiting";

    public IReadOnlyList<string> Phrases { get; } = ["waiting for me", "my approvals", "approvals", "en attente", "mes approbations", "a approuver", "en attente de moi"];

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken) =>
        turn.Answer.Show(ListCard.ForWaiting(await RequestRows.OfAsync(await indexes.WaitingForAsync(turn.Speaker.ObjectId, cancellationToken), names, cancellationToken), turn.Culture));
}
