using System.Collections.Concurrent;
using McaBot.Features.Bulk.Sheets;
using McaBot.PartnerCenter;
using McaBot.Teams.Files;
using McaBot.Views;
using Microsoft.Bot.Schema;

namespace McaBot.Features.Bulk;

/// <summary>
/// The files about bulk requests, offered to whoever asks for them. The customers' links are in the requester's own alone.
/// </summary>
internal sealed class BulkFiles(
    FileOffers offers, BulkRefresher refresher, AttestationViews views, CarryOutPolicy carryOut, IDetails details,
    IOptions<PartnerOptions> partner)
{
    private const string Iso = "yyyy-MM-dd";

    public Task<Attachment> TemplateAsync(Guid person, CultureInfo culture, DateOnly today, CancellationToken cancellationToken) =>
        OfferAsync(person, "Template", culture, (file, token) => BulkTemplate.WriteAsync(file, culture, today, token), cancellationToken);

    public Task<Attachment> ProblemsAsync(
        Guid person, BulkPreview preview, DateOnly earliest, CultureInfo culture, CancellationToken cancellationToken) =>
        OfferAsync(
            person,
            "Problems",
            culture,
            (file, token) =>
                CsvFiles.WriteAsync(
                    file,
                    culture,
                    [.. Words(culture, "Row", "Column", "Reason")],
                    preview.Problems.Select(p =>
                        new[] { Number(p.Row), BulkTexts.Column(p, culture), BulkTexts.Reason(p, earliest, preview.Latest, culture) }),
                    token),
            cancellationToken);

    /// <summary>Every fact of the rows an approver is asked about.</summary>
    public Task<Attachment> ReviewAsync(
        Guid person, BulkSnapshot now, IReadOnlyCollection<int> rows, CultureInfo culture, CancellationToken cancellationToken) =>
        OfferAsync(
            person,
            "Review",
            culture,
            (file, token) =>
                CsvFiles.WriteAsync(
                    file,
                    culture,
                    [
                        .. Words(culture, "Row", "Number"),
                        .. SheetColumns.All.Select(f => BulkTexts.Column(f, culture)),
                    ],
                    rows.Select(row => Facts(row, now.Rows.KeyOf(row)?.Number ?? "", now.Batch[row].Facts, culture)),
                    token),
            cancellationToken);

    /// <param name="person">The requester.</param>
    /// <param name="sender">The requester's name; null where it is not known.</param>
    public async Task<Attachment> OutcomesAsync(
        Guid person, string? sender, BulkSnapshot now, CultureInfo culture, CancellationToken cancellationToken)
    {
        var hasLinks = carryOut.Way == CarryOutWay.PartnerCenter;
        var seen = await LookAsync(person, now, culture, cancellationToken);
        return await OfferAsync(person, "Outcomes", culture, (file, token) => CsvFiles.WriteAsync(
            file,
            culture,
            [
                BulkTexts.Word("Row", culture), BulkTexts.Column(Fields.CompanyName, culture), BulkTexts.Column(Fields.TenantId, culture),
                .. Words(culture, "Number", "Outcome", "Reason", "Addressee", "Email", "Greeting", "Signature"),
                .. hasLinks ? Words(culture, "Link", "LinkUntil") : [],
                BulkTexts.Word("Comment", culture),
            ],
            now.Batch.Rows.Select(row => (string[])
            [
                .. Outcome(row, now.Rows.Find(row.Number), seen.GetValueOrDefault(row.Number), culture),
                .. Letter(row.Facts, sender),
                .. hasLinks ? Link(now.Rows.Find(row.Number), seen.GetValueOrDefault(row.Number), culture) : [],
                seen.GetValueOrDefault(row.Number)?.Comment ?? "",
            ]),
            token), cancellationToken);
    }

    private static IEnumerable<string> Words(CultureInfo culture, params IEnumerable<string> keys) =>
        keys.Select(key => BulkTexts.Word(key, culture));

    private Task<Attachment> OfferAsync(
        Guid person, string kind, CultureInfo culture, Func<Stream, CancellationToken, Task> write,
        CancellationToken cancellationToken) =>
        offers.OfferAsync(person, BulkTexts.Word($"{kind}Name", culture), BulkTexts.Word(kind, culture), write, cancellationToken);

    private async Task<ConcurrentDictionary<int, Seen>> LookAsync(
        Guid person, BulkSnapshot now, CultureInfo culture, CancellationToken cancellationToken)
    {
        var seen = new ConcurrentDictionary<int, Seen>();
        await refresher.EachAsync(
            now,
            now.Batch.Rows.Select(r => r.Number),
            async (row, present, token) =>
            {
                var note = present.DecisionNote is { } hash
                    ? (await details.ReadNoteAsync(present, present.Decision!.Id, hash, token)).Value
                    : null;
                var link = present.Requester.ObjectId == person ? await views.LinkAsync(present, token) : null;
                seen[row] = present.IsApproved
                    ? new Seen(present.State, BulkTexts.WhyStuck(present, culture), link, note?.Text)
                    : new Seen(present.State, note?.Text, link, null);
            },
            cancellationToken);
        return seen;
    }

    private static string[] Outcome(BulkRow row, RowNote? note, Seen? seen, CultureInfo culture)
    {
        var customer = row.Facts.Customer;
        string[] start = [Number(row.Number), customer.CompanyName, customer.TenantId.ToString("D")];
        return note switch
        {
            null => [.. start, "", BulkTexts.Word("NotYet", culture), ""],
            { Attestation: { } id } =>
            [
                .. start,
                AttestationKey.NumberOf(id),
                BulkTexts.Of(seen?.State ?? note.State ?? AttestationState.Requested, culture),
                seen?.Reason ?? "",
            ],
            { Refusal: Refusal.AlreadySettled } => [.. start, note.Other ?? "", BulkTexts.Word("Before", culture), ""],
            _ => [.. start, note.Other ?? "", BulkTexts.Word("Refused", culture), BulkTexts.Of(note.Refusal ?? Refusal.Unknown, culture)],
        };
    }

    /// <summary>For a mail merge: to whom, how the person is greeted in the agreement's language, and who signs.</summary>
    private string[] Letter(AttestationFacts facts, string? sender)
    {
        var to = new LetterParties(facts.Customer.CompanyName, facts.Signatory.FullName, sender, partner.Value.Name);
        return
        [
            facts.Signatory.FullName, facts.Signatory.Email, CustomerLetter.GreetingOf(facts.Signatory.FullName, facts.Customer.Language),
            CustomerLetter.SignatureOf(to),
        ];
    }

    /// <summary>A link that was not read in time is not left out in silence.</summary>
    private static string[] Link(RowNote? note, Seen? seen, CultureInfo culture) =>
    (seen, note) switch
    {
        ({ Link: { } link }, _) =>
        [
            link.Address.AbsoluteUri,
            link.Until?.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "",
        ],
        (null, { State: AttestationState.Approved or AttestationState.LinkIssued }) => [BulkTexts.Word("LinkUnread", culture), ""],
        _ => ["", ""],
    };

    private static string[] Facts(int row, string number, AttestationFacts facts, CultureInfo culture)
    {
        var (customer, signatory, acceptance) = (facts.Customer, facts.Signatory, facts.Acceptance);
        return
        [
            Number(row),
            number,
            BulkTexts.Of(facts.Scenario, culture),
            customer.TenantId.ToString("D"),
            customer.Domain,
            customer.CompanyName,
            BulkTexts.Country(customer.Country, culture),
            BulkTexts.Language(customer.Language, culture),
            signatory.FirstName,
            signatory.LastName,
            signatory.Email,
            signatory.Phone ?? "",
            acceptance.DateAgreed.ToString(Iso, CultureInfo.InvariantCulture),
            acceptance.Ticket,
            BulkTexts.Of(acceptance.Obtained, culture),
        ];
    }

    private static string Number(int row) => row.ToString(CultureInfo.InvariantCulture);

    private sealed record Seen(AttestationState State, string? Reason, CustomerLink? Link, string? Comment);
}
