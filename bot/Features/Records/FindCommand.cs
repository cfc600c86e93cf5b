using McaBot.Platform;
using McaBot.Storage.Projections;
using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Records;

/// <summary>Finds records by a part of the customer's name or domain, or by its tenant id; for people with a role only.</summary>
/// <remarks>By its number, people also find what is theirs to request or to decide.</remarks>
internal sealed class FindCommand(
    ILedger ledger, Indexes indexes, IDetails details, DisplayNameCache displayNames, RecordsPolicy records,
    AttestationPresenter presenter) : ICommand
{
    private const int MaxCustomers = 10;
    private const int MaxRecent = 5;

    public string Name => "find";

    public CommandListing? Listing { get; } = new(70, "Find", "Find");

    public IReadOnlyList<string> Phrases { get; } = ["search", "show", "chercher", "trouver", "rechercher"];

    public bool TakesArgument => true;

    public void ReadAhead(Turn turn, string argument, CancellationToken cancellationToken)
    {
        TurnScope.Ahead(() => records.RefusalAsync(turn.Caller.Actor, cancellationToken));
        if (Identifiers.ReadTenant(argument) is { } tenant)
        {
            ledger.ReadAhead(tenant);
        }
        else if (argument.Length > 0)
        {
            TurnScope.Ahead(() => indexes.FindCustomersAsync(argument, cancellationToken));
        }
    }

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        var number = NumberIndex.Read(argument);
        if (number is not null && await OwnAsync(turn, number, cancellationToken) is { } own)
        {
            await presenter.ShowAsync(turn, own, cancellationToken);
            return;
        }

        if (!await records.AllowsAsync(turn, cancellationToken))
        {
            return;
        }

        if (argument.Length == 0)
        {
            await ShowRecentAsync(turn, cancellationToken);
            return;
        }

        var hits = await indexes.FindCustomersAsync(argument, cancellationToken);
        var ledgers = await Task.WhenAll(hits.Take(MaxCustomers).Select(h => ledger.ReadAsync(h.Customer, cancellationToken)));
        var all = ledgers.SelectMany(l => l.Attestations.Values).OrderByDescending(a => a.RequestedAt).ToList();
        var numbered = all.Where(a => string.Equals(a.Number, number, StringComparison.Ordinal)).ToList();
        var found = numbered.Count > 0 ? numbered : all;
        var attestations = found.Take(ListCard.MaxRows).ToList();
        var isBroken = ledgers.Any(l => l.Fault is not null);
        if (attestations.Count == 0)
        {
            turn.Notice(isBroken ? NoticeKind.LedgerBroken : NoticeKind.NothingFound, person: argument);
            return;
        }

        if (isBroken)
        {
            turn.Answer.Say(Replies.Of(new Notice(NoticeKind.LedgerBroken, turn.Correlation), turn.Culture));
        }

        var people = await displayNames.ReadAsync(attestations.Select(a => a.Requester.ObjectId), cancellationToken);
        var rows = await Task.WhenAll(
            attestations.Select(async a =>
                await details.ReadAsync(a, cancellationToken) is var read
                    ? new RequestRow(
                        a.Key, read.Value?.Customer.CompanyName, a.State, a.StateSince, people.GetValueOrDefault(a.Requester.ObjectId),
                        read.IsAltered)
                    : null!));
        turn.Answer.Show(ListCard.ForFound(argument, rows, found.Count, hits.Count <= MaxCustomers, turn.Culture));
    }

    /// <returns>Null for whoever may look up everything, and where it is somebody else's.</returns>
    private async Task<Attestation?> OwnAsync(Turn turn, string number, CancellationToken cancellationToken) =>
        await records.RefusalAsync(turn.Caller.Actor, cancellationToken) == Refusal.RoleMissing
            ? (await presenter.NumberedAsync(number, cancellationToken)).FirstOrDefault(a =>
                a.Requester.ObjectId == turn.Caller.ObjectId || a.IsApprover(turn.Caller.ObjectId))
            : null;

    /// <summary>Without words, what the person most likely looks for: their own latest, and what waits for them.</summary>
    private async Task ShowRecentAsync(Turn turn, CancellationToken cancellationToken)
    {
        var mine = indexes.MineAsync(turn.Caller.ObjectId, cancellationToken);
        var waiting = indexes.WaitingForAsync(turn.Caller.ObjectId, cancellationToken);
        await Task.WhenAll(mine, waiting);
        var recent = (await mine).Concat(await waiting).OrderByDescending(r => r.At).Take(MaxRecent).ToList();
        if (recent.Count == 0)
        {
            turn.Notice(NoticeKind.FindWhat);
            return;
        }

        turn.Answer.Show(ListCard.ForRecent(await RequestRows.ReadAsync(recent, displayNames, cancellationToken), turn.Culture));
    }
}
