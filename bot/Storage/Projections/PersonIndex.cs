using System.Text.Json.Serialization;

namespace McaBot.Storage.Projections;

/// <param name="Rows">Newest first: all open ones, and the latest closed ones.</param>
internal sealed record PersonIndex([property: JsonPropertyName("rows")] IReadOnlyList<IndexRow> Rows)
{
    private const int MaxClosed = 20;

    /// <returns>Null when nothing changes.</returns>
    public static PersonIndex? With(PersonIndex? before, IndexRow row)
    {
        var rows = before?.Rows ?? [];
        var known = rows.FirstOrDefault(r => r.Attestation == row.Attestation);
        var company = row.Company.Length > 0 ? row.Company : known?.Company ?? "";
        var fresh = row with { Company = company };
        if (known is null ? !Concerns(fresh) : known.Version > fresh.Version || known == fresh)
        {
            return null;
        }

        var all = rows.Where(r => r.Attestation != row.Attestation).Append(fresh).Where(Concerns).OrderByDescending(r => r.At).ToList();
        var closed = all.Where(IsClosed).Take(MaxClosed).ToHashSet();
        return new PersonIndex([.. all.Where(r => !IsClosed(r) || closed.Contains(r))]);
    }

    /// <returns>Null where it holds none of just these rows.</returns>
    public static PersonIndex? Without(PersonIndex? before, IReadOnlyCollection<IndexRow> rows) =>
        before?.Rows.Any(rows.Contains) == true ? new PersonIndex([.. before.Rows.Where(r => !rows.Contains(r))]) : null;

    /// <summary>In a state that only a newer version knows, it may be open.</summary>
    private static bool IsClosed(IndexRow row) => Code.IsKnown(row.State) && !Transitions.IsOpen(row.State);

    private static bool Concerns(IndexRow row) => row.AsRequester || row.AsApprover;
}
