using McaBot.Platform;
using McaBot.Storage.Projections;
using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Records;

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
