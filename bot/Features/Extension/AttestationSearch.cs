using McaBot.Storage.Projections;
using McaBot.Turns;
using McaBot.Turns.Extension;
using McaBot.Views;

namespace McaBot.Features.Extension;

/// <summary>
/// Finds attestations from where people write messages, by the customer's name, domain or tenant id, or by number. Whoever may look
/// anything up finds all; others find what they requested or are asked to decide. What is chosen becomes a card that anybody may read.
/// </summary>
internal sealed class AttestationSearch(Indexes indexes, ILedger ledger, RecordsPolicy records, SharedCards shared, CardRenderer renderer)
    : IMessageSearch
{
    public string Command => "findAttestation";

    /// <remarks>
    /// Three calls deep: the right to look beside the index, then the ledgers, then the customers' names. One more where so many are found
    /// that the own ones have to be told from them.
    /// </remarks>
    public async Task FindAsync(Turn turn, SearchQuery query, CancellationToken cancellationToken)
    {
        var asking = records.RefusalAsync(turn.Caller.Actor, cancellationToken);
        var words = WithoutAgreement(query.Words);
        var finding = words.Length == 0 ? NewestAsync(turn, cancellationToken) : NamedAsync(turn, words, asking, cancellationToken);
        await Task.WhenAll(asking, finding);
        var refusal = await asking;
        if (refusal is not (null or Refusal.RoleMissing))
        {
            turn.Notice(NoticeKinds.Of(refusal.Value));
            return;
        }

        var found = await finding;
        var person = turn.Caller.ObjectId;
        var visible = found.Attestations
            .Where(a => refusal is null || a.Requester.ObjectId == person || a.IsApprover(person))
            .OrderByDescending(a => a.StateSince)
            .ThenBy(a => a.Key.Id)
            .ToList();
        if (visible.Count == 0)
        {
            TellNothing(turn, words, refusal, found.IsBroken);
            return;
        }

        // The list is for whoever searches; the card is for all who will read it there.
        var speaking = renderer.CultureInAsync(turn, visible[0], cancellationToken);
        var views = await Task.WhenAll(
            visible.Skip(query.Skip).Take(query.Count).Select(a => shared.ViewAsync(a, cancellationToken)));
        var culture = await speaking;
        turn.Answer.List([.. views.Select(view => HitOf(turn, view, culture))]);
    }

    private void TellNothing(Turn turn, string words, Refusal? refusal, bool isBroken)
    {
        if (isBroken && refusal is null)
        {
            turn.Notice(NoticeKind.LedgerBroken);
        }
        else if (refusal is not null)
        {
            turn.Notice(NoticeKind.RoleMissing, roles: records.MayLookUp);
        }
        else
        {
            turn.Notice(words.Length == 0 ? NoticeKind.FindWhat : NoticeKind.NothingFound, person: words);
        }
    }

    private SearchHit HitOf(Turn turn, AttestationView view, CultureInfo culture)
    {
        var listed = SharedCard.Listed(view, turn.Culture);
        return new SearchHit(shared.Draw(view, turn.Caller.ObjectId, culture), listed.Title, listed.Text);
    }

    /// <summary>The person's own latest, and what waits for them.</summary>
    private async Task<Found> NewestAsync(Turn turn, CancellationToken cancellationToken)
    {
        var rows = await indexes.NewestAsync(turn.Caller.ObjectId, SearchQuery.MaxShown, cancellationToken);
        var meant = rows.Select(r => r.Attestation).ToHashSet();
        return await ReadAsync(rows.Select(r => r.Customer), a => meant.Contains(a.Key.Id), cancellationToken);
    }

    /// <param name="asking">Whether the person may see all.</param>
    private async Task<Found> NamedAsync(Turn turn, string words, Task<Refusal?> asking, CancellationToken cancellationToken)
    {
        if (Identifiers.ReadTenant(words) is { } tenant)
        {
            return await ReadAsync([tenant], _ => true, cancellationToken);
        }

        var customers = await indexes.FindCustomersAsync(words, cancellationToken);
        if (customers.Count >= Indexes.MaxFound && await asking is not null)
        {
            // There may be more of that name, and what is the person's own must not be among those left out.
            var own = (await indexes.RowsAsync(turn.Caller.ObjectId, cancellationToken)).Select(r => r.Customer).ToHashSet();
            customers = await indexes.FindCustomersAsync(words, own, cancellationToken);
        }

        var number = NumberIndex.Read(words);
        var found = await ReadAsync(customers.Select(c => c.Customer), _ => true, cancellationToken);
        var numbered = found.Attestations.Where(a => string.Equals(a.Number, number, StringComparison.Ordinal)).ToList();
        return numbered.Count > 0 ? found with { Attestations = numbered } : found;
    }

    /// <summary>Nothing of a ledger that does not hold is shown to others.</summary>
    private async Task<Found> ReadAsync(
        IEnumerable<Guid> customers, Func<Attestation, bool> isMeant, CancellationToken cancellationToken)
    {
        var ledgers = await Task.WhenAll(customers.Distinct().Select(c => ledger.ReadAsync(c, cancellationToken)));
        return new Found(
            [.. ledgers.Where(l => l.Fault is null).SelectMany(l => l.Attestations.Values).Where(isMeant)],
            ledgers.Any(l => l.Fault is not null));
    }

    /// <summary>"MCA Contoso": what is looked for is an agreement anyway.</summary>
    private static string WithoutAgreement(string words) =>
        words.StartsWith("mca ", StringComparison.OrdinalIgnoreCase) ? words[4..].TrimStart() : words;

    private sealed record Found(IReadOnlyList<Attestation> Attestations, bool IsBroken);
}
