using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Sandbox.Gallery.Samples;

/// <summary>The cards about bulk requests, in every state they can have.</summary>
internal static class BulkSamples
{
    private static readonly BulkCounts AllWait = new(998, 2, 996, 0, 0, 0);

    public static IEnumerable<CardSample> Of(SampleWorld world) =>
        [.. Previews(world), .. InEveryStage(world), .. Progress(world), .. Approvals(world), .. Failures(world)];

    private static IEnumerable<CardSample> Previews(SampleWorld world)
    {
        var company = world.Facts.Customer.CompanyName;
        return
        [
            new("bulk-intro", "", c => BulkIntroCard.For(1000, c)),
            new("bulk-preview", "", c => BulkPreviewCard.For(Preview(world, 998, 0), c)),
            new("bulk-preview", "problems", c => BulkPreviewCard.For(
                Preview(world, 991, 7) with
                {
                    DateExample = new("03/11/2025", new DateOnly(2025, 11, 3)),
                    Before = new(company, 12, 340),
                },
                c)),
            new("bulk-preview", "left-aside", c => BulkPreviewCard.For(
                Preview(world, 12, 0) with { LeftAside = ["Notes", company, "Q"], OtherSheets = [company], HiddenRows = 288 }, c)),
            new("bulk-preview", "nothing", c => BulkPreviewCard.For(Preview(world, 0, 2), c)),
        ];
    }

    private static IEnumerable<CardSample> InEveryStage(SampleWorld world)
    {
        foreach (var stage in Enum.GetValues<BulkStage>())
        {
            var name = CardSamples.NameOf(stage);
            yield return new("bulk-progress", name, c => BulkProgressCard.For(View(world, stage), c));
            yield return new("channel-bulk", name, c => BulkChannelCard.For(View(world, stage), c));
            yield return new("bulk-approval", name, c => BulkApprovalCard.For(View(world, stage), Page(world, 3), [], null, c));
        }
    }

    private static IEnumerable<CardSample> Progress(SampleWorld world) =>
    [
        new("bulk-progress", "undelivered", c => BulkProgressCard.For(
            View(world, BulkStage.Waiting) with { Undelivered = [new(world.ManagerName, "connector-403")] }, c)),
        new("bulk-progress", "links", c => BulkProgressCard.For(
            View(world, BulkStage.Finished) with
            {
                Counts = new BulkCounts(998, 2, 0, 980, 11, 5) { Links = 900, Stuck = 3, Completed = 76, GivenUp = 1 },
            },
            c)),
        new("bulk-progress", "comment", c => BulkProgressCard.For(Commented(world, isReaders: false), c)),
        new("bulk-progress", "known", c => BulkProgressCard.For(View(world, BulkStage.Waiting), c, isKnown: true)),
    ];

    private static IEnumerable<CardSample> Approvals(SampleWorld world) =>
    [
        new("bulk-approval", "again", c => BulkApprovalCard.For(
            View(world, BulkStage.Waiting) with
            {
                RemindedAt = SampleWorld.Start.AddDays(1),
                EscalatedAt = SampleWorld.Start.AddDays(3),
                OrderRefusedAt = SampleWorld.Start.AddDays(4),
            },
            Page(world, 0) with { Shown = [AcceptedBefore(world, 2, signed: true), AcceptedBefore(world, 3, signed: false)] },
            [],
            null,
            c)),
        new("bulk-approval", "one", c => BulkApprovalCard.For(
            View(world, BulkStage.Waiting) with { Counts = new(1, 0, 1, 0, 0, 0) },
            Page(world, 0) with { Rows = 1, Shown = [Row(world, 2)] },
            [],
            null,
            c)),
        new("bulk-approval", "reason-missing", c => BulkApprovalCard.For(
            View(world, BulkStage.Waiting), Page(world, 0), [new(Fields.Reason, FieldProblem.Missing)], null, c)),
        new("bulk-approval", "altered", c => BulkApprovalCard.For(
            View(world, BulkStage.Waiting),
            Page(world, 0) with { Shown = [Row(world, 2), Row(world, 3) with { IsAltered = true }] },
            [],
            new Dictionary<string, string> { [Fields.Comment] = world.Reason },
            c)),
        new("bulk-approval", "comment", c => BulkApprovalCard.For(Commented(world, isReaders: true), Page(world, 0), [], null, c)),
    ];

    private static IEnumerable<CardSample> Failures(SampleWorld world) =>
    [
        new("channel-bulk-failures", "", c => BulkFailureCard.For(
            View(world, BulkStage.Waiting) with
            {
                Counts = AllWait with { Stuck = 3 },
                Undelivered = [new(world.ManagerName, "connector-403")],
                OrderRefusedAt = SampleWorld.Start,
            },
            SampleWorld.Draft,
            c)),
        new("channel-bulk-failures", "over", c => BulkFailureCard.For(View(world, BulkStage.Finished), SampleWorld.Draft, c)),
    ];

    private static BulkView View(SampleWorld world, BulkStage stage) => new(
        SampleWorld.Draft,
        stage,
        stage switch
        {
            BulkStage.Requesting => new(998, 2, 120, 0, 0, 0),
            BulkStage.Finished => new(998, 2, 0, 980, 11, 5),
            _ => AllWait,
        },
        world.AgentName,
        SampleWorld.Start,
        [world.ManagerName],
        stage is BulkStage.Deciding or BulkStage.Finished
            ? new(stage == BulkStage.Deciding, world.ManagerName, SampleWorld.Start.AddHours(1), 400, 996)
            : null);

    private static BulkView Commented(SampleWorld world, bool isReaders) =>
        View(world, BulkStage.Finished) is { Order: { } order } view
            ? view with { Order = order with { Approves = true, IsReaders = isReaders, Said = world.Reason } }
            : throw new InvalidOperationException("Nothing was decided.");

    private static BulkPreviewView Preview(SampleWorld world, int good, int bad) => new(
        SampleWorld.Draft,
        world.Facts.Customer.CompanyName + ".csv",
        good,
        bad,
        [.. Problems(world).Take(bad)],
        SampleWorld.Earliest,
        SampleWorld.Today);

    private static IEnumerable<BulkRowProblem> Problems(SampleWorld world) =>
    [
        new(2, BulkRowFault.Field, Fields.TenantId, FieldProblem.NotATenantId, world.Facts.Customer.CompanyName),
        new(3, BulkRowFault.Field, Fields.DateAgreed, FieldProblem.NotADate, world.Facts.Customer.CompanyName),
        new(14, BulkRowFault.SameCustomer, Fields.TenantId, Value: "13"),
        new(15, BulkRowFault.AlreadyOpen, Fields.TenantId, Value: "MCA-1A2B3C4D"),
        new(1000, BulkRowFault.BadQuotes),
        new(1001, BulkRowFault.TooManyCells),
        new(1001, BulkRowFault.Field, DataNames.Scenario, FieldProblem.UnknownChoice),
    ];

    private static BulkApprovalPage Page(SampleWorld world, int page) => new(
        1,
        996,
        page,
        [
            .. Enumerable.Range((page * BulkApprovalPage.Size) + 2, BulkApprovalPage.Size)
                .Select(n => Row(world, n) with { State = n % 4 == 0 ? AttestationState.Withdrawn : null }),
        ]);

    private static BulkApprovalRow Row(SampleWorld world, int number) =>
        new(number, new AttestationKey(world.Facts.Customer.TenantId, SampleWorld.Draft), world.Facts);

    private static BulkApprovalRow AcceptedBefore(SampleWorld world, int number, bool signed) =>
        Row(world, number) with { Prior = new PriorAcceptance(signed) };
}
