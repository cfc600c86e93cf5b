using System.Text;
using McaBot.Attestations;
using McaBot.Tests.Attestations.Doubles;

namespace McaBot.Tests.Attestations;

public sealed class LedgerFormatTests
{
    private static readonly Guid Id = Guid.Parse("aaaaaaaa-2222-4333-8444-555555555555");

    [Fact]
    public void An_empty_ledger_holds_and_is_quiet()
    {
        var ledger = LedgerFormat.Read(Partner.Customer, []);

        Assert.Null(ledger.Fault);
        Assert.True(ledger.IsQuiet);
        Assert.Null(ledger.Open);
        Assert.Equal(0, ledger.Sequence);
    }

    [Fact]
    public void An_effect_without_a_target_survives_the_ledger()
    {
        var ledger = Read(Entries.Requested(), new MessageDue(Guid.NewGuid(), MessageKind.Announce, null, null));

        Assert.Null(ledger.Fault);
        Assert.Equal(2, ledger.Sequence);
        Assert.Null(Assert.Single(ledger.Find(Id)!.Messages.Values).Target);
    }

    [Fact]
    public void An_effect_done_without_a_card_survives_the_ledger()
    {
        var effect = Guid.NewGuid();
        var ledger = Read(Entries.Requested(), new MessageDue(effect, MessageKind.Index, null, "a"), new MessageDone(effect, null));

        Assert.Null(ledger.Fault);
        Assert.Empty(ledger.Find(Id)!.PendingMessages);
    }

    [Fact]
    public void Every_kind_of_entry_survives_the_ledger()
    {
        var card = Partner.CardOf(Partner.Agent, "1:a");
        var (done, deadLetter) = (Guid.NewGuid(), Guid.NewGuid());
        LedgerEvent[] all =
        [
            Entries.Requested(),
            new Assigned(ApprovalRoute.ApproverGroup, [Partner.Approver, Partner.OtherApprover]),
            new CardPosted(card),
            new MessageDue(done, MessageKind.PostToChannel, "19:x@thread.tacv2"),
            new MessageDone(done, card with { Activity = "2:b" }, Ambiguous: true),
            new MessageDue(deadLetter, MessageKind.TellApprover, Partner.Manager.ToString("D"), "one"),
            new DeadLettered(deadLetter, "403"),
            new Approved(),
            new HandedOff(),
            new Completed("REF-1"),
        ];
        var ledger = Read(all);
        var rejected = Read(Entries.Requested(), new Rejected(new string('b', 64)));
        var withdrawn = Read(Entries.Requested(), new Withdrawn());

        Assert.Null(ledger.Fault);
        var attestation = ledger.Find(Id)!;
        Assert.Equal(AttestationState.Completed, attestation.State);
        Assert.Equal([Partner.Approver, Partner.OtherApprover], attestation.Assignment!.Approvers);
        Assert.Equal(["1:a", "2:b"], attestation.Cards.Select(c => c.Activity));
        Assert.True(attestation.Messages[done].MayHaveActed);
        Assert.Equal("403", attestation.Messages[deadLetter].Why);
        Assert.Equal("REF-1", ((Completed)attestation.Completion!.What).Reference);
        Assert.Equal(Entries.Requested(), attestation.Request);
        Assert.Equal(AttestationState.Rejected, rejected.Find(Id)!.State);
        Assert.Equal(AttestationState.Withdrawn, withdrawn.Find(Id)!.State);
    }

    [Fact]
    public void A_line_is_one_JSON_object_with_its_hash_last()
    {
        var text = Encoding.UTF8.GetString(
            LedgerFormat.Write(CustomerLedger.Empty(Partner.Customer), Entries.Of(Id, Entries.Requested(), new Withdrawn())));

        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        var lines = text.TrimEnd('\n').Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.All(lines, l => Assert.Matches("^\\{\"sequence\":\\d.*,\"hash\":\"[0-9a-f]{64}\"\\}$", l));
        Assert.Contains("\"kind\":\"withdrawn\"", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Another_customers_file_does_not_hold_from_its_first_entry()
    {
        var bytes = LedgerFormat.Write(CustomerLedger.Empty(Partner.Customer), Entries.Of(Id, Entries.Requested()));

        Assert.Equal(new LedgerFault(1, LedgerFaultKind.ChainBroken), LedgerFormat.Read(Guid.NewGuid(), bytes).Fault);
    }

    [Fact]
    public void A_second_open_attestation_is_impossible()
    {
        var ledger = Entries.Ledger(Entries.Of(Entries.Requested(), Guid.NewGuid()), Entries.Of(Entries.Requested(), Guid.NewGuid()));

        Assert.Equal(new LedgerFault(2, LedgerFaultKind.Impossible), ledger.Fault);
        Assert.Single(ledger.Attestations);
    }

    [Fact]
    public void An_attestation_may_follow_a_settled_one()
    {
        var ledger = Entries.Ledger([
            .. Entries.Of(Id, Entries.Requested(), new Withdrawn()),
            Entries.Of(Entries.Requested(), Guid.NewGuid()),
        ]);

        Assert.Null(ledger.Fault);
        Assert.NotNull(ledger.Open);
    }

    [Fact]
    public void The_same_entry_twice_is_impossible()
    {
        var entry = Entries.Of(new CardPosted(Partner.CardOf(Partner.Agent, "1")), Id);
        var ledger = Entries.Ledger([Entries.Of(Entries.Requested(), Id), entry, entry]);

        Assert.Equal(new LedgerFault(3, LedgerFaultKind.Impossible), ledger.Fault);
    }

    [Fact]
    public void What_follows_a_fault_is_not_folded()
    {
        var ledger = Entries.Ledger(Entries.Of(Id, Entries.Requested(), new Completed("R"), new Approved()));

        Assert.Equal(new LedgerFault(2, LedgerFaultKind.Impossible), ledger.Fault);
        Assert.Equal(AttestationState.Requested, ledger.Find(Id)!.State);
    }

    [Fact]
    public void A_cut_off_end_shows_by_the_entry_known_to_have_been_there()
    {
        var whole = Entries.Of(Id, Entries.Requested(), new Approved(), new HandedOff());
        var bytes = LedgerFormat.Write(CustomerLedger.Empty(Partner.Customer), whole);
        var head = Head(LedgerFormat.Read(Partner.Customer, bytes));
        var second = bytes.AsSpan(0, bytes.AsSpan(0, bytes.Length - 1).LastIndexOf((byte)'\n') + 1).ToArray();

        Assert.Null(LedgerFormat.Read(Partner.Customer, bytes, head).Fault);
        Assert.Equal(new LedgerFault(3, LedgerFaultKind.CutOff), LedgerFormat.Read(Partner.Customer, second, head).Fault);
        Assert.Equal(new LedgerFault(1, LedgerFaultKind.CutOff), LedgerFormat.Read(Partner.Customer, [], head).Fault);
    }

    [Fact]
    public void Another_history_of_the_same_customer_shows_by_the_entry_known_to_have_been_there()
    {
        var head = Head(Entries.Ledger(Entries.Of(Id, Entries.Requested(), new Withdrawn())));
        var other = LedgerFormat.Write(
            CustomerLedger.Empty(Partner.Customer), Entries.Of(Id, Entries.Requested(), new Approved(), new HandedOff()));

        Assert.Equal(new LedgerFault(2, LedgerFaultKind.ChainBroken), LedgerFormat.Read(Partner.Customer, other, head).Fault);
    }

    [Fact]
    public void Nothing_may_be_added_to_a_broken_ledger()
    {
        var broken = Entries.Ledger(Entries.Of(Id, Entries.Requested(), new Completed("R")));

        Assert.NotNull(LedgerFormat.Extend(broken, LedgerFormat.Write(broken, Entries.Of(Id, new Approved()))).Fault);
    }

    private static LedgerAnchor Head(CustomerLedger ledger) => new(ledger.Sequence, ledger.Head);

    private static CustomerLedger Read(params LedgerEvent[] happenings) => Entries.Ledger(Entries.Of(Id, happenings));
}
