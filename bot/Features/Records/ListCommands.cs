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

/// <summary>Where things stand: the one request that is open, else all, and a bulk request where there is one.</summary>
internal sealed class StatusCommand(
    Indexes indexes, ILedger ledger, DisplayNameCache displayNames, RecordsPolicy records, AttestationPresenter presenter,
    FindCommand find) : ICommand
{
    public string Name => "status";

    public CommandListing? Listing { get; } = new(35, null, "Status");

    public IReadOnlyList<string> Phrases { get; } =
        ["status of", "progress", "where is my request", "etat", "etat de", "statut", "statut de", "avancement", "ou en est ma demande"];

    public bool TakesArgument => true;

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (argument.Length > 0)
        {
            await find.RunAsync(turn, argument, cancellationToken);
            return;
        }

        TurnScope.Ahead(() => indexes.MineAsync(turn.Caller.ObjectId, cancellationToken));
        if (!await records.AllowsOwnAsync(turn, cancellationToken))
        {
            return;
        }

        var mine = await indexes.MineAsync(turn.Caller.ObjectId, cancellationToken);
        var single = mine.Where(r => !r.InBatch && Transitions.IsOpen(r.State)).ToList();
        if (single is [var only] && !mine.Any(r => r.InBatch && Transitions.IsOpen(r.State))
            && (await ledger.ReadAsync(only.Customer, cancellationToken)).Find(only.Attestation) is { } attestation)
        {
            await presenter.ShowAsync(turn, attestation, cancellationToken);
            return;
        }

        var rows = await RequestRows.ReadAsync(mine, displayNames, cancellationToken);
        turn.Answer.Show(ListCard.ForStatus(rows, mine.Any(r => r.InBatch), turn.Culture));
    }
}
