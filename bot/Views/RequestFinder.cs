using McaBot.Platform;
using McaBot.Storage.Projections;
using McaBot.Turns;

namespace McaBot.Views;

/// <summary>Finds the one request that a typed command is about, among those it can be about.</summary>
internal sealed class RequestFinder(
    Indexes indexes, ILedger ledger, IDetails details, AttestationPresenter presenter, RecordsPolicy records, DisplayNameCache displayNames)
{
    /// <summary>
    /// Begins to read what finding one needs, and acting on it: whose turn it is, the person's list, the ledger it names.
    /// </summary>
    public void ReadAhead(Turn turn, string argument, CancellationToken cancellationToken)
    {
        TurnScope.Ahead(() => records.OwnRefusalAsync(turn.Caller.Actor, cancellationToken));
        TurnScope.Ahead(() => ReadRowAheadAsync(turn.Caller.ObjectId, NumberIndex.Read(argument), cancellationToken));
        if (argument.Length > 0)
        {
            TurnScope.Ahead(() => indexes.FindCustomersAsync(argument, cancellationToken));
        }
    }

    /// <summary>Of the caller's own requests.</summary>
    /// <param name="argument">As typed: a number, or words of the customer's name; empty where only one request can be meant.</param>
    /// <param name="isMeant">The states in which the command makes sense.</param>
    /// <returns>Null when there is none or not one alone, which the person is told.</returns>
    public Task<Attestation?> FindAsync(
        Turn turn, string argument, Func<AttestationState, bool> isMeant, CancellationToken cancellationToken) =>
        FindAsync(turn, argument, isMeant, _ => Task.FromResult(false), cancellationToken);

    /// <summary>Of the caller's own requests; by number also one of somebody else's that is as good as the caller's own.</summary>
    /// <inheritdoc cref="FindAsync(Turn, string, Func{AttestationState, bool}, CancellationToken)"/>
    public async Task<Attestation?> FindAsync(
        Turn turn, string argument, Func<AttestationState, bool> isMeant, Func<Attestation, Task<bool>> isAsOwn,
        CancellationToken cancellationToken)
    {
        if (NumberIndex.Read(argument) is not { } number)
        {
            return await ChooseMineAsync(turn, argument, isMeant, cancellationToken);
        }

        var numbered = await presenter.NumberedAsync(number, cancellationToken);
        var found = numbered.FirstOrDefault(a => a.Requester.ObjectId == turn.Caller.ObjectId);
        foreach (var other in numbered)
        {
            found ??= await isAsOwn(other) ? other : null;
        }

        if (found is null)
        {
            turn.Notice(numbered.Count > 0 ? NoticeKind.NotRequester : NoticeKind.UnknownAttestation);
        }

        return found;
    }

    /// <summary>By number any request at all, so that who may not is told why; else of the caller's own.</summary>
    /// <inheritdoc cref="FindAsync(Turn, string, Func{AttestationState, bool}, CancellationToken)"/>
    public async Task<Attestation?> FindAnyAsync(
        Turn turn, string argument, Func<AttestationState, bool> isMeant, CancellationToken cancellationToken) =>
        NumberIndex.Read(argument) is { } number
            ? await presenter.FindAsync(turn, number, cancellationToken)
            : await ChooseMineAsync(turn, argument, isMeant, cancellationToken);

    /// <summary>By number any request at all; else of those that wait for the caller's decision.</summary>
    /// <inheritdoc cref="FindAsync(Turn, string, Func{AttestationState, bool}, CancellationToken)"/>
    public async Task<Attestation?> FindWaitingAsync(Turn turn, string argument, CancellationToken cancellationToken) =>
        NumberIndex.Read(argument) is { } number
            ? await presenter.FindAsync(turn, number, cancellationToken)
            : await ChooseAsync(turn, argument, await indexes.WaitingForAsync(turn.Caller.ObjectId, cancellationToken), cancellationToken);

    /// <summary>
    /// The index of numbers names the customer alone; the person's own list also the attestation, and with it the details.
    /// </summary>
    private async Task ReadRowAheadAsync(Guid person, string? number, CancellationToken cancellationToken)
    {
        var listed = await indexes.RowsAsync(person, cancellationToken);
        if (number is not null && listed.FirstOrDefault(r => string.Equals(r.Key.Number, number, StringComparison.Ordinal)) is { } row)
        {
            details.ReadAhead(row.Attestation);
            ledger.ReadAhead(row.Customer);
        }
    }

    private async Task<Attestation?> ChooseMineAsync(
        Turn turn, string argument, Func<AttestationState, bool> isMeant, CancellationToken cancellationToken)
    {
        var mine = await indexes.MineAsync(turn.Caller.ObjectId, cancellationToken);
        return await ChooseAsync(turn, argument, [.. mine.Where(r => isMeant(r.State))], cancellationToken);
    }

    private async Task<Attestation?> ChooseAsync(
        Turn turn, string argument, IReadOnlyList<IndexRow> candidates, CancellationToken cancellationToken)
    {
        var named = argument.Length == 0 || candidates.Count == 0 ? candidates : await NamedAsync(argument, candidates, cancellationToken);
        if (named is [var only])
        {
            details.ReadAhead(only.Attestation);
        }

        if (named is [var row] && (await ledger.ReadAsync(row.Customer, cancellationToken)).Find(row.Attestation) is { } found)
        {
            return found;
        }

        if (named.Count > 1)
        {
            turn.Answer.Show(
                ListCard.ForChoice(
                    TypedChoices.CommandOf(turn, argument), await RequestRows.ReadAsync(named, displayNames, cancellationToken),
                    turn.Culture));
        }
        else if (argument.Length > 0 && candidates.Count > 0)
        {
            turn.Notice(NoticeKind.NothingFound, person: argument);
        }
        else
        {
            turn.Notice(NoticeKind.NothingToActOn);
        }

        return null;
    }

    private async Task<IReadOnlyList<IndexRow>> NamedAsync(
        string words, IReadOnlyList<IndexRow> candidates, CancellationToken cancellationToken)
    {
        // Others' customers of that name, however many, take no place from the person's own.
        var own = candidates.Select(r => r.Customer).ToHashSet();
        var customers = (await indexes.FindCustomersAsync(words, own, cancellationToken)).Select(c => c.Customer).ToHashSet();
        return [.. candidates.Where(r => customers.Contains(r.Customer))];
    }
}
