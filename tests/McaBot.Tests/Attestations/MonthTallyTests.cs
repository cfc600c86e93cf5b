using McaBot.Attestations;
using McaBot.Tests.Attestations.Doubles;

namespace McaBot.Tests.Attestations;

public sealed class MonthTallyTests
{
    [Theory]
    [InlineData(new[] { 7 }, 7, 7)]
    [InlineData(new[] { 9, 1 }, 1, 9)]
    [InlineData(new[] { 3, 1, 2 }, 2, 3)]
    [InlineData(new[] { 40, 10, 30, 20 }, 20, 40)]
    public void At_least_half_were_decided_within_the_time_that_is_said(int[] minutes, int half, int slowest)
    {
        var tally = new MonthTally(_ => true);
        foreach (var taken in minutes)
        {
            Add(tally, Decided(Guid.NewGuid(), taken));
        }

        var figures = tally.ToFigures();

        Assert.Equal((TimeSpan.FromMinutes(half), TimeSpan.FromMinutes(slowest)), (figures.HalfWithin, figures.Slowest));
        Assert.True(figures.TimesToDecide.Count(t => t <= figures.HalfWithin) * 2 >= figures.Decisions);
        Assert.Equal((minutes.Length, minutes.Length), (figures.Requests, figures.Customers));
    }

    [Fact]
    public void A_decision_of_another_month_is_none_and_a_customer_without_anything_in_the_month_does_not_count()
    {
        var tally = new MonthTally(at => at < Entries.At.AddMinutes(1));

        Add(tally, Decided(Guid.NewGuid(), 5));
        Add(tally, [.. Decided(Guid.NewGuid(), 5).Select(e => e with { At = e.At.AddDays(40) })]);

        var figures = tally.ToFigures();
        Assert.Equal((1, 1, 0), (figures.Requests, figures.Customers, figures.Decisions));
        Assert.Null(figures.HalfWithin);
    }

    [Fact]
    public void A_decider_whose_clock_is_behind_took_no_time()
    {
        var tally = new MonthTally(_ => true);

        Add(tally, Decided(Guid.NewGuid(), -3));

        Assert.Equal(TimeSpan.Zero, tally.ToFigures().Slowest);
    }

    [Fact]
    public void A_message_that_was_given_up_twice_counts_twice_and_waits_once()
    {
        var (attestation, message) = (Guid.NewGuid(), Guid.NewGuid());
        LedgerEvent[] happened =
        [
            new MessageDue(message, MessageKind.TellRequester, Partner.Agent.ToString("D")),
            new DeadLettered(message, "connector-403"), new Requeued(message), new DeadLettered(message, "connector-403"),
        ];
        var tally = new MonthTally(_ => true);

        Add(tally,
        [
            .. Decided(attestation, 1),
            .. happened.Select((what, n) => Entries.Of(what, attestation, at: Entries.At.AddHours(n + 1))),
        ]);

        var figures = tally.ToFigures();
        Assert.Equal((2, 1), (figures.GivenUp, figures.StillGivenUp));
    }

    private static IReadOnlyList<Entry> Decided(Guid attestation, int minutes) =>
    [
        Entries.Of(Entries.Requested(), attestation),
        Entries.Of(new Assigned(ApprovalRoute.Manager, [Partner.Manager]), attestation),
        Entries.Of(new Approved(), attestation, Partner.Manager, Entries.At.AddMinutes(minutes)),
    ];

    private static void Add(MonthTally tally, IReadOnlyList<Entry> entries)
    {
        var customer = Guid.NewGuid();
        var content = LedgerFormat.Write(CustomerLedger.Empty(customer), entries);
        var ledger = LedgerFormat.Read(customer, content);
        Assert.Null(ledger.Fault);
        tally.Add(ledger, LedgerFormat.Lines(content).Select(l => l.Entry));
    }
}
