using System.Text.Json.Serialization;

namespace McaBot.Storage.Projections;

/// <summary>One attestation as a person sees it in a list.</summary>
/// <param name="Company">The customer's name; empty when its details were erased.</param>
/// <param name="Person">Who it waits for, to the requester; who asked, to an approver.</param>
/// <param name="Version">Of the attestation, so that a late update does not undo a newer one.</param>
/// <param name="At">Since when it has been in this state; UTC.</param>
/// <param name="InBatch">Whether it is part of a bulk request.</param>
internal sealed record IndexRow(
    [property: JsonPropertyName("customer")] Guid Customer,
    [property: JsonPropertyName("attestation")] Guid Attestation,
    [property: JsonPropertyName("company")] string Company,
    [property: JsonPropertyName("state")] AttestationState State,
    [property: JsonPropertyName("version")] long Version,
    [property: JsonPropertyName("at")] DateTimeOffset At,
    [property: JsonPropertyName("asRequester")] bool AsRequester,
    [property: JsonPropertyName("asApprover")] bool AsApprover,
    [property: JsonPropertyName("person")] Guid? Person = null,
    [property: JsonPropertyName("inBatch")] bool InBatch = false)
{
    public AttestationKey Key => new(Customer, Attestation);
}

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
