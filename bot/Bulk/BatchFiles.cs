using System.Collections.Concurrent;
using System.Globalization;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Files;
using Microsoft.Bot.Schema;

namespace McaBot.Bulk;

/// <summary>The files about bulk requests, offered to whoever asks for them. None holds a customer's link.</summary>
internal sealed class BatchFiles(FileOffers offers, ILedger ledger, IDetails details, TimeProvider time)
{
    private const string Iso = "yyyy-MM-dd";
    private const int LedgersAtOnce = 32;

    /// <summary>A person waits: what was not read by then is told as last seen.</summary>
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(3);

    public Task<Attachment> TemplateAsync(Guid person, CultureInfo culture, DateOnly today, CancellationToken cancellationToken) =>
        OfferAsync(person, "Template", culture, (file, token) => BulkTemplate.WriteAsync(file, culture, today, token), cancellationToken);

    public Task<Attachment> ProblemsAsync(Guid person, BulkPreview preview, DateOnly earliest, CultureInfo culture, CancellationToken cancellationToken) =>
        OfferAsync(person, "Problems", culture, (file, token) => CsvFiles.WriteAsync(
            file,
            culture,
            [BulkTexts.Word("Row", culture), BulkTexts.Word("Column", culture), BulkTexts.Word("Reason", culture)],
            preview.Problems.Select(p => new[] { Number(p.Row), BulkTexts.Column(p, culture), BulkTexts.Reason(p, earliest, preview.Latest, culture) }),
            token), cancellationToken);

    /// <summary>Every fact of the rows an approver is asked about.</summary>
    public Task<Attachment> ReviewAsync(Guid person, BatchNow now, IReadOnlyCollection<int> rows, CultureInfo culture, CancellationToken cancellationToken) =>
        OfferAsync(person, "Review", culture, (file, token) => CsvFiles.WriteAsync(
            file,
            culture,
            [BulkTexts.Word("Row", culture), BulkTexts.Word("Number", culture), .. SheetColumns.All.Select(f => BulkTexts.Column(f, culture))],
            rows.Select(row => Facts(row, now.Rows.KeyOf(row)?.Number ?? "", now.Batch[row].Facts, culture)),
            token), cancellationToken);

    public async Task<Attachment> OutcomesAsync(Guid person, BatchNow now, CultureInfo culture, CancellationToken cancellationToken)
    {
        var seen = await LookAsync(now, cancellationToken);
        return await OfferAsync(person, "Outcomes", culture, (file, token) => CsvFiles.WriteAsync(
            file,
            culture,
            [
                BulkTexts.Word("Row", culture), BulkTexts.Column(Fields.CompanyName, culture), BulkTexts.Column(Fields.TenantId, culture),
                BulkTexts.Word("Number", culture), BulkTexts.Word("Outcome", culture), BulkTexts.Word("Reason", culture),
            ],
            now.Batch.Rows.Select(row => Outcome(row, now.Rows.Find(row.Number), seen.GetValueOrDefault(row.Number), culture)),
            token), cancellationToken);
    }

    private Task<Attachment> OfferAsync(Guid person, string kind, CultureInfo culture, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        offers.OfferAsync(person, BulkTexts.Word($"{kind}Name", culture), BulkTexts.Word(kind, culture), write, cancellationToken);

    private async Task<ConcurrentDictionary<int, (AttestationState State, string? Reason)>> LookAsync(BatchNow now, CancellationToken cancellationToken)
    {
        var seen = new ConcurrentDictionary<int, (AttestationState, string?)>();
        using var limit = new CancellationTokenSource(LongestLook, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = LedgersAtOnce, CancellationToken = either.Token };
            await Parallel.ForEachAsync(now.Batch.Rows, options, async (row, token) =>
            {
                if (now.Rows.KeyOf(row.Number) is { } key && (await ledger.ReadAsync(key.Customer, token)).Find(key.Id) is { } present)
                {
                    var note = present.Decision is { What: Rejected rejected } decision ? await details.ReadNoteAsync(key.Id, decision.Id, rejected.NoteHash, token) : null;
                    seen[row.Number] = (present.State, note?.Text);
                }
            });
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever was seen by then is fresher than the notes.
            return seen;
        }

        return seen;
    }

    private static string[] Outcome(BulkRow row, RowNote? note, (AttestationState State, string? Reason) seen, CultureInfo culture)
    {
        var customer = row.Facts.Customer;
        string[] start = [Number(row.Number), customer.CompanyName, customer.TenantId.ToString("D")];
        return note switch
        {
            null => [.. start, "", BulkTexts.Word("NotYet", culture), ""],
            { Attestation: { } id } => [.. start, AttestationKey.NumberOf(id), BulkTexts.Of(seen.State == default ? note.State ?? AttestationState.Requested : seen.State, culture), seen.Reason ?? ""],
            { Refusal: Refusal.AlreadySettled } => [.. start, note.Other ?? "", BulkTexts.Word("Before", culture), ""],
            _ => [.. start, note.Other ?? "", BulkTexts.Word("Refused", culture), BulkTexts.Of(note.Refusal ?? Refusal.Unknown, culture)],
        };
    }

    private static string[] Facts(int row, string number, AttestationFacts facts, CultureInfo culture)
    {
        var (customer, signatory, acceptance) = (facts.Customer, facts.Signatory, facts.Acceptance);
        return
        [
            Number(row), number, BulkTexts.Of(facts.Scenario, culture), customer.TenantId.ToString("D"), customer.Domain, customer.CompanyName,
            BulkTexts.Country(customer.Country, culture), BulkTexts.Language(customer.Language, culture), signatory.FirstName, signatory.LastName, signatory.Email, signatory.Phone ?? "",
            acceptance.DateAgreed.ToString(Iso, CultureInfo.InvariantCulture), acceptance.Ticket, BulkTexts.Of(acceptance.Obtained, culture),
        ];
    }

    private static string Number(int row) => row.ToString(CultureInfo.InvariantCulture);
}
