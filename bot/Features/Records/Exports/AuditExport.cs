using System.IO.Compression;
using System.Text;
using McaBot.Platform;
using McaBot.Storage.Ledger;
using McaBot.Teams.Files;
using Microsoft.Bot.Schema;

namespace McaBot.Features.Records.Exports;

/// <summary>
/// An archive for an auditor: a table of every step, the ledgers themselves, byte for byte, whose chains can be checked without McaBot, and
/// pages that check them in a browser. A broken ledger is in it all the same, and named.
/// </summary>
internal sealed class AuditExport(LedgerFiles ledgers, AuditRecords records, FileOffers offers, TimeProvider time)
{
    private const int CustomersAtOnce = 4;

    /// <summary>Offers the archive to the person.</summary>
    /// <param name="customers">Whose ledgers the scope touches; at least one.</param>
    public Task<Attachment> OfferAsync(
        Guid person, ExportScope scope, IReadOnlyCollection<Guid> customers, CultureInfo culture, CancellationToken cancellationToken) =>
        offers.OfferAsync(
            person, $"mcabot-audit-{scope.Name}.zip", AuditTexts.Offer(customers.Count, culture),
            (stream, token) => WriteAsync(stream, scope, customers, culture, token), isOfRecords: true, cancellationToken);

    private async Task WriteAsync(
        Stream stream, ExportScope scope, IReadOnlyCollection<Guid> customers, CultureInfo culture, CancellationToken cancellationToken)
    {
        await using var archive = await ZipArchive.CreateAsync(
            stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);

        // A few ledgers at a time: a month may have many. An archive has one entry open at a time.
        var broken = new List<BrokenLedger>();
        var table = new AuditTable(AddFileAsync, culture);
        var pages = new VerifyPages(scope, customers.Count, time.GetUtcNow(), AddFileAsync, culture);
        await foreach (var (file, read) in ParallelReads.InOrderAsync(customers.Order(), CustomersAtOnce, ReadAsync, cancellationToken))
        {
            var customer = file.Ledger.Customer;
            await table.AddAsync(AuditRows.From(read, scope, culture), cancellationToken);
            if (file.Ledger.Fault is { } fault)
            {
                broken.Add(new(customer, fault));
            }

            await AddFileAsync(
                $"ledgers/{customer:D}.jsonl", (entry, token) => entry.WriteAsync(file.Content, token).AsTask(), cancellationToken);
            await pages.AddAsync(file, read, cancellationToken);
        }

        await pages.EndAsync(cancellationToken);
        await table.EndAsync(cancellationToken);
        var readMe = Encoding.UTF8.GetBytes(AuditTexts.ReadMe(customers.Count, table.Rows, broken, time.GetUtcNow(), culture));
        await AddFileAsync("read-me.txt", (entry, token) => entry.WriteAsync(readMe, token).AsTask(), cancellationToken);

        async Task<(LedgerFile File, IReadOnlyList<AuditRecord> Records)> ReadAsync(Guid customer, CancellationToken token)
        {
            var file = await ledgers.ReadAsync(customer, token);
            return (file, await records.ReadAsync(file.Ledger, scope, token));
        }

        async Task AddFileAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken token)
        {
            await using var entry = await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(token);
            await write(entry, token);
        }
    }
}
