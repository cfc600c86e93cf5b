using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Ledger;

namespace McaBot.Presentation;

/// <param name="Rows">Longest given up first.</param>
/// <param name="Unread">How many more customers are marked, whose ledgers were not read.</param>
public sealed record ParkedList(IReadOnlyList<ParkedRow> Rows, int Unread);

/// <summary>Gathers what was given up, from the customers marked for it; forgets those of whom nothing is any more.</summary>
public sealed class ParkedRows(ParkedMarkers markers, ILedger ledger, IDetails details)
{
    // A person waits for it.
    private const int MostCustomers = 100;
    private const int MostAtOnce = 16;

    public async Task<ParkedList> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = new List<ParkedRow>();
        var customers = await markers.ListAsync(cancellationToken).ToListAsync(cancellationToken);
        foreach (var some in customers.Take(MostCustomers).Chunk(MostAtOnce))
        {
            rows.AddRange((await Task.WhenAll(some.Select(c => OfAsync(c, cancellationToken)))).SelectMany(r => r));
        }

        return new ParkedList([.. rows.OrderBy(r => r.Since)], Math.Max(0, customers.Count - MostCustomers));
    }

    private async Task<IReadOnlyList<ParkedRow>> OfAsync(Guid customer, CancellationToken cancellationToken)
    {
        var parked = (await ledger.ReadAsync(customer, cancellationToken)).Parked.ToList();
        if (parked.Count == 0)
        {
            await markers.ForgetAsync(customer, ledger, cancellationToken);
            return [];
        }

        var about = parked[0].Attestation;
        var company = (await details.ReadAsync(about.Key.Id, about.Request.DetailsHash, cancellationToken))?.Customer.CompanyName;
        return [.. parked.Select(p => new ParkedRow(p.Attestation.Key, p.Effect.Id, p.Effect.Kind, company, p.Effect.Why, p.Effect.Since, p.Effect.MayBeDismissed))];
    }
}
