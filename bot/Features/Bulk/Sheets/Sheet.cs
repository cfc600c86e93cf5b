namespace McaBot.Features.Bulk.Sheets;

/// <summary>A file as read: its rows, or why there are none.</summary>
/// <param name="Columns">What is wrong with the columns: field ids of missing ones, names of those there twice as they stand in the
/// file.</param>
internal sealed record Sheet(IReadOnlyList<SheetRow> Rows, SheetFault? Fault = null, IReadOnlyList<string>? Columns = null)
{
    private const int Telling = 6;

    /// <summary>The field ids of the columns that were understood.</summary>
    public IReadOnlyList<string> Known { get; init; } = [];

    /// <summary>The names of columns that mean nothing here, as they stand in the file; the letter of one without a name.</summary>
    public IReadOnlyList<string> LeftAside { get; init; } = [];

    /// <summary>The names of a workbook's other sheets with anything in them.</summary>
    public IReadOnlyList<string> OtherSheets { get; init; } = [];

    /// <summary>How many rows of a workbook were left out because they are hidden.</summary>
    public int HiddenRows { get; init; }

    /// <summary>Half the columns of a bulk request, and whose they are: no list that somebody would send as evidence.</summary>
    public bool IsMeantAsBulk => Known.Count >= Telling && Known.Contains(Attestations.Fields.TenantId);

    internal static Sheet Refused(SheetFault fault, IReadOnlyList<string>? columns = null) => new([], fault, columns);
}
