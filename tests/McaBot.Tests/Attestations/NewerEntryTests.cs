using McaBot.Attestations;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Support;

namespace McaBot.Tests.Attestations;

/// <summary>A ledger that a newer version wrote into is read as far as every version can, and nothing of it is lost or guessed.</summary>
public sealed class NewerEntryTests
{
    private static readonly Guid Id = Guid.NewGuid();
    private static readonly Guid Message = Guid.NewGuid();
    private static readonly IReadOnlyList<Entry> Requested =
        Entries.Of(Id, Entries.Requested(), new Assigned(ApprovalRoute.Manager, [Partner.Manager]));

    [Theory]
    [InlineData(Newer.Step)]
    [InlineData("""{"kind":"assigned","route":"committee","approvers":[]}""")]
    [InlineData("""{"kind":"completed"}""")]
    public void The_chain_is_checked_through_an_entry_that_this_version_does_not_know(string what)
    {
        var begun = Begun();

        var after = LedgerFormat.Extend(begun, Newer.Line(begun, Id, what));

        Assert.Null(after.Fault);
        Assert.Equal(begun.Sequence + 1, after.Sequence);
        Assert.Equal(after.Sequence, Assert.Single(after.Newer).Sequence);
        Assert.True(after.Find(Id)!.HasNewerEntries);
        Assert.Equal(AttestationState.Requested, after.Find(Id)!.State);
        Assert.False(after.IsQuiet);
    }

    [Fact]
    public void A_letter_changed_in_it_is_found_as_in_any_other()
    {
        var begun = Begun();
        var line = Newer.Line(begun, Id, Newer.Step);
        var at = line.AsSpan().IndexOf("auditor"u8);
        line[at] = (byte)'b';

        Assert.Equal(LedgerFaultKind.Altered, LedgerFormat.Extend(begun, line).Fault?.Kind);
    }

    [Theory]
    [InlineData("""{"by":"auditor"}""")]
    [InlineData("""{"kind":7}""")]
    [InlineData("""{"kind":"Second <b>Opinion</b>"}""")]
    [InlineData("""["second-opinion"]""")]
    public void What_names_no_kind_is_no_entry_of_any_version(string what)
    {
        var begun = Begun();

        Assert.Equal(LedgerFaultKind.Unreadable, LedgerFormat.Extend(begun, Newer.Line(begun, Id, what)).Fault?.Kind);
    }

    [Fact]
    public void What_follows_it_may_follow_from_it_but_an_entry_twice_may_not()
    {
        var begun = Begun();
        var once = LedgerFormat.Extend(begun, Newer.Line(begun, Id, Newer.Step));

        var after = LedgerFormat.Extend(once, LedgerFormat.Write(once, Entries.Of(Id, new Completed("PC-1"))));

        Assert.Null(after.Fault);
        Assert.Equal(2, after.Newer.Count);
        Assert.Equal(["requested", "assigned", "second-opinion", "completed"], after.Find(Id)!.Steps.Select(s => EventKind.Of(s.What)));
        var twice = LedgerFormat.Write(after, [Entries.Of(new Delivered(), Id) with { Id = once.Newer[0].Id }]);
        Assert.Equal(LedgerFaultKind.Impossible, LedgerFormat.Extend(after, twice).Fault?.Kind);
    }

    [Fact]
    public void A_message_of_an_unknown_kind_waits_and_what_becomes_of_it_is_read()
    {
        var begun = Begun();
        var due = LedgerFormat.Extend(begun, Newer.Line(begun, Id, """{"kind":"delivered"}""", Due()));

        var message = Assert.Single(due.Find(Id)!.PendingMessages);
        Assert.Equal("tell-auditor", Code.Of(message.Kind));
        Assert.False(Code.IsKnown(message.Kind));
        Assert.False(due.Find(Id)!.HasNewerEntries);
        Assert.Null(Code.Parse<MessageKind>("tell-auditor"));
        var dead = LedgerFormat.Extend(due, LedgerFormat.Write(due, Entries.Of(Id, new DeadLettered(Message, "connector-403"))));
        Assert.Equal(Message, Assert.Single(dead.DeadLetters).Message.Id);
        Assert.Empty(OpenProblem.Of(dead.Find(Id)!));
        var requeued = LedgerFormat.Extend(dead, LedgerFormat.Write(dead, Entries.Of(Id, new Requeued(Message))));
        Assert.Equal(MessageStatus.Due, requeued.Find(Id)!.Messages[Message].Status);
    }

    [Fact]
    public async Task Messages_of_an_attestation_with_an_unknown_entry_are_claimed_by_nobody_who_does_not_know_it()
    {
        var ledger = new MemoryLedger();
        var begun = Begun();
        ledger[Partner.Customer] = [.. Lines(), .. Newer.Line(begun, Id, Newer.Step, Due("tell-requester"))];
        var progress = new MemoryProgress();
        var store = new OutboxStore(ledger, progress, new RetryPolicy(), new Instance("old"), TimeProvider.System);

        var taken = await store.TakeAsync(Partner.Customer, "c", default);

        Assert.Empty(taken.Held);
        Assert.Empty(await progress.ReadAsync(Partner.Customer, default));
        Assert.Equal("tell-requester", Code.Of(Assert.Single(taken.Ledger.Find(Id)!.PendingMessages).Kind));
    }

    [Fact]
    public async Task Nothing_is_decided_on_it_and_no_second_request_begins_beside_it()
    {
        var partner = new Partner();
        var key = (await partner.RequestAsync(Guid.NewGuid())).Attestation!.Key;
        var present = partner.Memory.Now(key.Customer);
        partner.Memory[key.Customer] = [.. partner.Memory[key.Customer], .. Newer.Line(present, key.Id, Newer.Step)];
        var before = partner.Memory[key.Customer];

        Refusal?[] refusals =
        [
            (await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.Manager), "c", default)).Refusal,
            (await partner.Service.RejectAsync(key, "no", Partner.ActorOf(Partner.Manager), "c", default)).Refusal,
            (await partner.Service.WithdrawAsync(key, Partner.ActorOf(Partner.Agent), "c", default)).Refusal,
            (await partner.Service.RecordAsync(key, "PC-1", Partner.ActorOf(Partner.Agent), "c", default)).Refusal,
            (await partner.RequestAsync(Guid.NewGuid())).Refusal,
        ];

        Assert.All(refusals, refusal => Assert.Equal(Refusal.NewerVersion, refusal));
        Assert.Equal(before, partner.Memory[key.Customer]);
    }

    [Fact]
    public async Task A_request_that_began_after_it_is_decided_as_ever_for_it_shows_that_nothing_else_was_open()
    {
        var partner = new Partner();
        var old = (await partner.RequestAsync(Guid.NewGuid())).Attestation!.Key;
        await partner.Service.WithdrawAsync(old, Partner.ActorOf(Partner.Agent), "c", default);
        var present = partner.Memory.Now(old.Customer);
        var line = Newer.Line(present, old.Id, Newer.Step);
        var noted = LedgerFormat.Extend(present, line);
        var next = Guid.NewGuid();
        var begins = LedgerFormat.Write(
            noted, Entries.Of(next, Entries.Requested(), new Assigned(ApprovalRoute.Manager, [Partner.Manager])));
        partner.Memory[old.Customer] = [.. partner.Memory[old.Customer], .. line, .. begins];

        var withdrawn = await partner.Service.WithdrawAsync(new(old.Customer, next), Partner.ActorOf(Partner.Agent), "c", default);

        Assert.True(withdrawn.IsDone);
        Assert.True((await partner.RequestAsync(Guid.NewGuid())).IsDone);
        Assert.Null(partner.Memory.Now(old.Customer).Fault);
    }

    [Fact]
    public void Only_so_many_unknown_codes_are_remembered_and_none_is_taken_for_one_of_ours()
    {
        Assert.Null(Code.Read<ApprovalRoute>("no code"));
        Assert.Null(Code.Read<ApprovalRoute>(new string('a', 65)));
        var read = Enumerable.Range(0, 200).Select(i => Code.Read<ApprovalRoute>($"route-{i}")).ToList();

        Assert.Equal(100, read.OfType<ApprovalRoute>().Distinct().Count());
        Assert.DoesNotContain(read.OfType<ApprovalRoute>(), Enum.IsDefined);
        Assert.Equal(read[7], Code.Read<ApprovalRoute>("route-7"));
        Assert.Equal(ApprovalRoute.Manager, Code.Read<ApprovalRoute>("manager"));
    }

    private static string Due(string kind = "tell-auditor") => $$"""[{"id":"{{Message:D}}","does":"{{kind}}","target":"7"}]""";

    private static byte[] Lines() => LedgerFormat.Write(CustomerLedger.Empty(Partner.Customer), Requested);

    private static CustomerLedger Begun() => LedgerFormat.Read(Partner.Customer, Lines());
}
