using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using McaBot.Storage.Ledger;

namespace McaBot.Features.Records.Exports;

/// <summary>
/// Pages that check an audit file's ledgers: as many customers on one as a browser takes at ease, so that no more than one page is held
/// here. A ledger is never split: its chain is checked from its beginning.
/// </summary>
/// <param name="customers">How many there will be.</param>
/// <param name="addFile">Adds a file to the archive.</param>
internal sealed class VerifyPages(
    ExportScope scope, int customers, DateTimeOffset madeAt,
    Func<string, Func<Stream, CancellationToken, Task>, CancellationToken, Task> addFile, CultureInfo culture)
{
    /// <summary>Of ledgers on one page, unless the first alone has more.</summary>
    internal const long MaxEntries = 5000;

    private readonly List<VerifyLedgerView> held = [];
    private long entries;
    private int first = 1;
    private int pages;

    public async Task AddAsync(LedgerFile file, IReadOnlyList<AuditRecord> records, CancellationToken cancellationToken)
    {
        var lines = file.Content.Span.Count((byte)'\n') + 1;
        if (held.Count > 0 && entries + lines > MaxEntries)
        {
            await WriteAsync(NameOf(pages + 2), cancellationToken);
        }

        held.Add(ViewOf(file, records));
        entries += lines;
    }

    public Task EndAsync(CancellationToken cancellationToken) => WriteAsync(null, cancellationToken);

    private async Task WriteAsync(string? next, CancellationToken cancellationToken)
    {
        var view = new VerifyPageView(scope.Name, first, customers, next, madeAt, [.. held]);
        pages++;
        await addFile(NameOf(pages), (entry, token) => VerifyPage.WriteAsync(entry, view, culture, token), cancellationToken);
        first += held.Count;
        entries = 0;
        held.Clear();
    }

    private static string NameOf(int page) =>
        page == 1 ? "verify.html" : string.Create(CultureInfo.InvariantCulture, $"verify-{page}.html");

    private static VerifyLedgerView ViewOf(LedgerFile file, IReadOnlyList<AuditRecord> records) => new(
        file.Ledger.Customer, file.Content,
        file.Ledger is { Fault: null, Sequence: > 0 } ledger ? new LedgerAnchor(ledger.Sequence, ledger.Head) : file.Head,
        file.Ledger.Fault, [.. records.Select(ViewOf)]);

    private static VerifyAttestationView ViewOf(AuditRecord record)
    {
        var attestation = record.Attestation;
        return new VerifyAttestationView(
            attestation.Key.Id, attestation.Number, record.Details.Keeping,
            TextOf(record.Details.Value, LedgerJson.Default.AttestationDetails), record.Note?.Keeping,
            TextOf(record.Note?.Value, LedgerJson.Default.Note), record.People);
    }

    /// <summary>Byte for byte what was hashed: a part is read only where it is.</summary>
    private static string? TextOf<T>(T? part, JsonTypeInfo<T> type)
        where T : class => part is null ? null : Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(part, type));
}
