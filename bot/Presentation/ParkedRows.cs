using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Ledger;

namespace McaBot.Presentation;

/// <summary>Gathers what was given up, from the customers marked for it; forgets those of whom nothing is any more.</summary>
public sealed class ParkedRows(ParkedMarkers markers, ILedger ledger, IDetails details)
{
    private const int MostCustomers = 30;
    private const int MostAtOnce = 8;

    /// <returns>Longest given up first.</returns>
    public async Task<IReadOnlyList<ParkedRow>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = new List<ParkedRow>();
        var customers = await markers.ListAsync(cancellationToken).Take(MostCustomers).ToListAsync(cancellationToken);
        foreach (var some in customers.Chunk(MostAtOnce))
        {
            rows.AddRange((await Task.WhenAll(some.Select(c => OfAsync(c, cancellationToken)))).SelectMany(r => r));
        }

        return [.. rows.OrderBy(r => r.Since)];
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
        return [.. parked.Select(p => new ParkedRow(p.Attestation.Key, p.Effect.Id, p.Effect.Kind, company, p.Effect.Why, p.Effect.Since))];
    }
}
