using McaBot.Storage.Projections;

namespace McaBot.Views;

/// <summary>Rows of the index as cards show them.</summary>
internal static class RequestRows
{
    public static async Task<IReadOnlyList<RequestRow>> ReadAsync(
        IReadOnlyList<IndexRow> rows, DisplayNameCache displayNames, CancellationToken cancellationToken)
    {
        var people = await displayNames.ReadAsync(rows.Where(r => r.Person is not null).Select(r => r.Person!.Value), cancellationToken);
        return [.. rows.Select(r => new RequestRow(
            new(r.Customer, r.Attestation), r.Company, r.State, r.At, r.Person is { } person ? people.GetValueOrDefault(person) : null))];
    }
}
