using McaBot.Attestations;
using McaBot.Tests.Attestations.Doubles;

namespace McaBot.Tests.Attestations;

public sealed class TransitionsTests
{
    private static readonly Dictionary<string, LedgerEvent> Steps = new()
    {
        ["requested"] = Entries.Requested(),
        ["assigned"] = new Assigned(ApprovalRoute.Manager, [Partner.Manager]),
        ["approved"] = new Approved(),
        ["rejected"] = new Rejected(new string('c', 64)),
        ["withdrawn"] = new Withdrawn(),
        ["handed-off"] = new HandedOff(),
        ["completed"] = new Completed("R"),
        ["link-asked"] = new LinkAsked(),
        ["link-issued"] = new LinkIssued(new string('d', 64), Guid.NewGuid(), Guid.NewGuid()),
        ["acceptance-reported"] = new AcceptanceReported(),
        ["partner-center-refused"] = new PartnerCenterRefused(PartnerCenterProblem.NotYetAccepted, "1"),
        ["failed"] = new Failed(),
        ["reminded"] = new Reminded(),
        ["expired"] = new Expired(),
    };

    private static readonly Dictionary<string, LedgerEvent> Bookkeeping = new()
    {
        ["batch-ordered"] = new BulkOrdered(Guid.NewGuid(), 1, true, new string('e', 64)),
        ["card-posted"] = new CardPosted(Partner.CardOf(Partner.Agent, "1")),
        ["delivered"] = new Delivered(),
        ["dead-lettered"] = new DeadLettered(Guid.NewGuid(), "403"),
        ["requeued"] = new Requeued(Guid.NewGuid()),
        ["dismissed"] = new Dismissed(Guid.NewGuid()),
        ["details-erased"] = new DetailsErased(),
    };

    private static readonly Dictionary<(AttestationState? From, string What), AttestationState> Allowed = new()
    {
        [(null, "requested")] = AttestationState.Requested,
        [(AttestationState.Requested, "assigned")] = AttestationState.Requested,
        [(AttestationState.Requested, "approved")] = AttestationState.Approved,
        [(AttestationState.Requested, "rejected")] = AttestationState.Rejected,
        [(AttestationState.Requested, "withdrawn")] = AttestationState.Withdrawn,
        [(AttestationState.Approved, "handed-off")] = AttestationState.HandedOff,
        [(AttestationState.HandedOff, "completed")] = AttestationState.Completed,
        [(AttestationState.HandedOff, "failed")] = AttestationState.Failed,
        [(AttestationState.Requested, "reminded")] = AttestationState.Requested,
        [(AttestationState.Requested, "expired")] = AttestationState.Expired,
        [(AttestationState.Approved, "link-asked")] = AttestationState.Approved,
        [(AttestationState.Approved, "link-issued")] = AttestationState.LinkIssued,
        [(AttestationState.Approved, "partner-center-refused")] = AttestationState.Approved,
        [(AttestationState.Approved, "completed")] = AttestationState.Completed,
        [(AttestationState.Approved, "failed")] = AttestationState.Failed,
        [(AttestationState.LinkIssued, "link-asked")] = AttestationState.LinkIssued,
        [(AttestationState.LinkIssued, "link-issued")] = AttestationState.LinkIssued,
        [(AttestationState.LinkIssued, "acceptance-reported")] = AttestationState.LinkIssued,
        [(AttestationState.LinkIssued, "partner-center-refused")] = AttestationState.LinkIssued,
        [(AttestationState.LinkIssued, "handed-off")] = AttestationState.HandedOff,
        [(AttestationState.LinkIssued, "completed")] = AttestationState.Completed,
        [(AttestationState.LinkIssued, "failed")] = AttestationState.Failed,
    };

    public static TheoryData<AttestationState?, string> EveryStateAndStep() =>
        EveryStateAnd(Steps.Keys);

    public static TheoryData<AttestationState?, string> EveryStateAndBookkeeping() =>
        EveryStateAnd(Bookkeeping.Keys);

    [Theory]
    [MemberData(nameof(EveryStateAndStep))]
    public void Only_the_listed_steps_may_follow(AttestationState? from, string what)
    {
        AttestationState? expected = Allowed.TryGetValue((from, what), out var state) ? state : null;

        Assert.Equal(expected, Transitions.Next(from, Steps[what]));
        Assert.True(Transitions.IsStep(Steps[what]));
    }

    [Theory]
    [MemberData(nameof(EveryStateAndBookkeeping))]
    public void Bookkeeping_moves_nothing_and_begins_nothing(AttestationState? from, string what)
    {
        // What is still under way keeps its details.
        var isTooSoon = what == "details-erased" && from is { } state && Transitions.IsOpen(state);
        Assert.Equal(isTooSoon ? null : from, Transitions.Next(from, Bookkeeping[what]));
        Assert.False(Transitions.IsStep(Bookkeeping[what]));
    }

    /// <summary>But for what no version that runs today writes.</summary>
    [Fact]
    public void The_tables_name_every_kind_of_entry() =>
        Assert.Equal(
            typeof(LedgerEvent).Assembly.GetTypes().Count(t => t.IsSubclassOf(typeof(LedgerEvent)) && t != typeof(NewerEvent)),
            Steps.Count + Bookkeeping.Count);

    [Theory]
    [InlineData(AttestationState.Requested, true)]
    [InlineData(AttestationState.Approved, true)]
    [InlineData(AttestationState.HandedOff, true)]
    [InlineData(AttestationState.LinkIssued, true)]
    [InlineData(AttestationState.Failed, false)]
    [InlineData(AttestationState.Expired, false)]
    [InlineData(AttestationState.Rejected, false)]
    [InlineData(AttestationState.Withdrawn, false)]
    [InlineData(AttestationState.Completed, false)]
    public void Open_is_what_waits_for_somebody(AttestationState state, bool open) => Assert.Equal(open, Transitions.IsOpen(state));

    [Theory]
    [InlineData("dead-lettered")]
    [InlineData("requeued")]
    [InlineData("dismissed")]
    public void An_effect_that_was_never_due_cannot_go_on(string what)
    {
        var ledger = Entries.Ledger(Entries.Of(Guid.NewGuid(), Entries.Requested(), Bookkeeping[what]));

        Assert.Equal(new LedgerFault(2, LedgerFaultKind.Impossible), ledger.Fault);
    }

    [Fact]
    public void A_message_that_was_never_due_cannot_be_completed()
    {
        var ledger = Entries.Ledger(Entries.Of(Guid.NewGuid(), Entries.Requested(), new MessageDone(Guid.NewGuid())));

        Assert.Equal(new LedgerFault(2, LedgerFaultKind.Impossible), ledger.Fault);
    }

    [Fact]
    public void An_effect_that_is_over_cannot_go_on()
    {
        var effect = Guid.NewGuid();
        foreach (LedgerEvent end in new LedgerEvent[] { new MessageDone(effect), new DeadLettered(effect, "403") })
        {
            foreach (
                LedgerEvent more in new LedgerEvent[]
                {
                    new MessageDue(effect, MessageKind.Index),
                    new MessageDone(effect),
                    new DeadLettered(effect, "x"),
                })
            {
                var ledger = Entries.Ledger(
                    Entries.Of(Guid.NewGuid(), Entries.Requested(), new MessageDue(effect, MessageKind.Index, null, "a"), end, more));
                Assert.Equal(new LedgerFault(4, LedgerFaultKind.Impossible), ledger.Fault);
            }
        }
    }

    private static TheoryData<AttestationState?, string> EveryStateAnd(IEnumerable<string> happenings)
    {
        var all = new TheoryData<AttestationState?, string>();
        foreach (var what in happenings)
        {
            all.Add(null, what);
            foreach (var state in Enum.GetValues<AttestationState>())
            {
                all.Add(state, what);
            }
        }

        return all;
    }
}
