using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Sandbox.Gallery.Samples;

/// <summary>Requests, and what the outbox gave up.</summary>
internal static class ListSamples
{
    public static IEnumerable<CardSample> Of(SampleWorld world) => [.. Requests(world), .. DeadLetters(world)];

    private static IEnumerable<CardSample> Requests(SampleWorld world)
    {
        RequestRow[] rows = [.. Enum.GetValues<AttestationState>().Select((state, i) => world.Row(state, i))];
        var company = world.Facts.Customer.CompanyName;
        CustomerRow[] customers =
            [.. Enumerable.Range(1, 7).Select(i => new CustomerRow(SampleWorld.Draft, company, $"contoso-{i}.example"))];
        return
        [
            new("list", "mine", c => ListCard.ForMine(rows, c)),
            new("list", "mine-empty", c => ListCard.ForMine([], c)),
            new("list", "waiting", c => ListCard.ForWaiting(rows[..1], c)),
            new("list", "waiting-empty", c => ListCard.ForWaiting([], c)),
            new("list", "mine-empty-reader", c => ListCard.ForMine([], c, mayStart: false)),
            new("export-choice", "", c => ExportChoiceCard.For([new DateOnly(2026, 1, 31), new DateOnly(2025, 12, 31)], c)),
            new("report-choice", "", c => ReportChoiceCard.For([new DateOnly(2026, 1, 31), new DateOnly(2025, 12, 31)], false, c)),
            new("report-choice", "unknown", c => ReportChoiceCard.For([new DateOnly(2026, 1, 31)], true, c)),
            new("list", "status-bulk", c => ListCard.ForStatus(rows, true, c)),
            new("list", "recent", c => ListCard.ForRecent(rows[..2], c)),
            new("list", "choice", c => ListCard.ForChoice("remind", rows[..3], c)),
            new("list", "choice-many", c => ListCard.ForChoice("remind", [.. rows, .. rows], c)),
            new("list", "customers", c => CustomerChoiceCard.For("verify", customers, c)),
            new("list", "customers-gone", c => CustomerChoiceCard.For("export", [customers[0], new(SampleWorld.Draft, "", "")], c)),
            new("list", "found", c => ListCard.ForFound(company, rows[..2], 2, true, c)),
            new("list", "found-many", c => ListCard.ForFound(company, rows, 14, false, c)),
            new("list", "found-empty", c => ListCard.ForFound(company, [], 0, true, c)),
        ];
    }

    private static IEnumerable<CardSample> DeadLetters(SampleWorld world) =>
    [
        new("dead-letters", "", c => DeadLettersCard.For(new(world.DeadLetters(), 0), c)),
        new("dead-letters", "empty", c => DeadLettersCard.For(new([], 0), c)),
        .. Enum.GetValues<MessageKind>().Select(kind =>
            new CardSample("dead-letters", Code.Of(kind), c => DeadLettersCard.For(new([DeadLetterOf(world, kind)], 0), c))),
        new("dead-letters", "last-page", c => DeadLettersCard.For(new(world.DeadLetters(), 12), c, page: 1)),
        new("dead-letters", "bulk", c => DeadLettersCard.For(
            new([.. Enumerable.Range(0, 6).Select(n => Dead(DeadLetterSource.Bulk, n, Code.Of(MessageKind.RemindApprover)))], 0), c)),
        new("dead-letters", "jobs", c => DeadLettersCard.For(
            new(
                [
                    Dead(DeadLetterSource.Jobs, 0, "job-export") with { IsAmbiguous = true },
                    Dead(DeadLetterSource.Jobs, 1, "job-verify-all"),
                    Dead(DeadLetterSource.Jobs, 2, "job"),
                ],
                0),
            c)),
    ];

    private static DeadLetter DeadLetterOf(SampleWorld world, MessageKind kind) => world.DeadLetters()[0] with
    {
        What = Code.Of(kind),
        MayBeDismissed = kind is not (MessageKind.IssueLink or MessageKind.CreateAgreement),
    };

    private static DeadLetter Dead(DeadLetterSource source, int n, string what) => new(
        source,
        SampleWorld.Draft,
        new Guid(n, 2, 2, new byte[8]),
        source == DeadLetterSource.Bulk ? BulkView.NumberOf(SampleWorld.Draft) : "JOB-0000000A",
        what,
        "connector-403",
        SampleWorld.Start);
}
