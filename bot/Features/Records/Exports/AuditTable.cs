using McaBot.Teams.Files;

namespace McaBot.Features.Records.Exports;

/// <summary>
/// The table of an audit file, in as many files as it takes: a spreadsheet has no more than a million rows, and no more than one file's
/// are held here. What belongs to one customer stays together.
/// </summary>
/// <param name="addFile">Adds a file to the archive.</param>
internal sealed class AuditTable(Func<string, Func<Stream, CancellationToken, Task>, CancellationToken, Task> addFile, CultureInfo culture)
{
    /// <summary>Of one file, unless the first customer alone has more.</summary>
    internal const int MaxRows = 20_000;

    private readonly List<IReadOnlyList<string?>> held = [];
    private int files;

    /// <summary>How many there are in all files.</summary>
    public int Rows { get; private set; }

    /// <param name="rows">Of one customer.</param>
    public async Task AddAsync(IReadOnlyList<IReadOnlyList<string?>> rows, CancellationToken cancellationToken)
    {
        if (held.Count > 0 && held.Count + rows.Count > MaxRows)
        {
            await WriteAsync(cancellationToken);
        }

        held.AddRange(rows);
        Rows += rows.Count;
    }

    /// <summary>There is one file at least.</summary>
    public Task EndAsync(CancellationToken cancellationToken) => WriteAsync(cancellationToken);

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        files++;
        await addFile(
            files == 1 ? "attestations.csv" : string.Create(CultureInfo.InvariantCulture, $"attestations-{files}.csv"),
            (entry, token) => CsvFiles.WriteAsync(entry, culture, AuditTexts.Header(culture), held, token), cancellationToken);
        held.Clear();
    }
}
