using McaBot.Attestations;
using McaBot.Tests.Attestations.Doubles;

namespace McaBot.Tests.Attestations;

public sealed class AttestationServiceTests
{
    private readonly Partner partner = new();

    [Fact]
    public async Task A_request_is_one_append_with_its_effects()
    {
        var card = Partner.CardOf(Partner.Agent, "1:a");
        var key = await partner.RequestedAsync(card);

        var attestation = partner.Find(key);
        Assert.Equal(1, partner.Memory.Appends);
        Assert.Equal(AttestationState.Requested, attestation.State);
        Assert.Equal("admin-agents", attestation.Requester.Role);
        Assert.Equal([card], attestation.Cards);
        Assert.Equal(
            [MessageKind.TellApprover, MessageKind.Announce, MessageKind.Settle, MessageKind.Index],
            attestation.Messages.Values.Select(e => e.Kind).Order());
        Assert.Equal([Partner.Customer], partner.Messages.Woken);
        Assert.Equal("Ada", partner.Details.Details[attestation.Request.DetailsHash].Signatory.FirstName);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_is_decided_or_recorded_on_facts_that_are_not_those_on_record(bool isEvidence)
    {
        var batch = Guid.NewGuid();
        var outcome = await partner.Service.RequestAsync(
            Guid.NewGuid(),
            Partner.Facts() with
            {
                Batch = batch,
                Evidence = [new EvidenceFile("a.pdf", "application/pdf", 1, new string('c', 64))],
            },
            Partner.ActorOf(Partner.Agent),
            null,
            "request",
            default);
        var key = outcome.Attestation!.Key;
        var kept = partner.Details.Details.ToList();
        partner.Details.IsEvidenceAltered = isEvidence;
        if (!isEvidence) partner.Details.Details.Clear();
        var (before, manager) = (partner.Memory[Partner.Customer], Partner.ActorOf(Partner.Manager));

        Assert.Equal(Refusal.FactsAltered, (await partner.Service.ApproveAsync(key, manager, "t", default)).Refusal);
        Assert.Equal(Refusal.FactsAltered, (await partner.Service.RejectAsync(key, "No.", manager, "t", default)).Refusal);
        Assert.Equal(
            Refusal.FactsAltered,
            (await partner.Service.OrderAsync(key, new BulkOrdered(batch, 1, true, new string('f', 64)), manager, "t", default)).Refusal);
        Assert.Equal(Refusal.OwnRequest, (await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.Agent), "t", default)).Refusal);
        Assert.Equal(Refusal.NotAsked, (await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.Outsider), "t", default)).Refusal);
        Assert.Equal(before, partner.Memory[Partner.Customer]);
        Assert.Empty(partner.Details.Notes);

        foreach (var (hash, details) in kept) partner.Details.Details[hash] = details;
        partner.Details.IsEvidenceAltered = false;
        Assert.Equal(AttestationState.HandedOff, (await partner.Service.ApproveAsync(key, manager, "t", default)).Attestation!.State);
        partner.Details.Details.Clear();
        Assert.Equal(
            Refusal.FactsAltered, (await partner.Service.RecordAsync(key, "REF-1", Partner.ActorOf(Partner.Agent), "t", default)).Refusal);
        Assert.Equal(AttestationState.HandedOff, partner.Find(key).State);
    }

    [Fact]
    public async Task Whoever_asked_withdraws_although_the_facts_are_not_those_on_record()
    {
        var key = await partner.RequestedAsync();
        partner.Details.Details.Clear();

        Assert.Equal(
            AttestationState.Withdrawn,
            (await partner.Service.WithdrawAsync(key, Partner.ActorOf(Partner.Agent), "t", default)).Attestation!.State);
    }

    [Fact]
    public async Task The_ledger_names_nobody_at_the_customers()
    {
        await partner.RequestedAsync();

        var text = System.Text.Encoding.UTF8.GetString(partner.Memory[Partner.Customer]);
        Assert.All(["Ada", "Martin", "contoso", "Contoso", "T-1"], word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_role_nothing_is_stored()
    {
        var outcome = await partner.RequestAsync(Guid.NewGuid(), by: Partner.Outsider);

        Assert.Equal(Refusal.RoleMissing, outcome.Refusal);
        AssertNothingStored();
    }

    [Fact]
    public async Task With_nobody_to_decide_nothing_is_stored()
    {
        partner.Directory.Managers.Clear();
        partner.Directory.Group.Clear();

        Assert.Equal(Refusal.NobodyToDecide, (await partner.RequestAsync(Guid.NewGuid())).Refusal);
        AssertNothingStored();
    }

    [Fact]
    public async Task With_the_directory_down_nothing_is_stored()
    {
        partner.Directory.IsDown = true;

        await Assert.ThrowsAsync<DirectoryUnavailableException>(() => partner.RequestAsync(Guid.NewGuid()));
        AssertNothingStored();
    }

    [Fact]
    public async Task A_confirmation_that_comes_again_is_recognised()
    {
        var key = await partner.RequestedAsync();
        var again = await partner.RequestAsync(key.Id);

        Assert.True(again is { IsDone: true, Repeated: true });
        Assert.Equal(1, partner.Memory.Appends);
        Assert.Single(partner.Details.Details);
    }

    [Fact]
    public async Task An_open_attestation_of_the_customer_is_shown_instead_of_a_second()
    {
        var key = await partner.RequestedAsync();
        var second = await partner.RequestAsync(Guid.NewGuid());

        Assert.Equal(Refusal.AlreadyOpen, second.Refusal);
        Assert.Equal(key, second.Attestation!.Key);
        Assert.Single(partner.Details.Details);
        Assert.True((await partner.RequestAsync(Guid.NewGuid(), customer: Guid.NewGuid())).IsDone);
    }

    [Fact]
    public async Task Somebody_elses_id_is_not_a_repeated_confirmation()
    {
        var key = await partner.RequestedAsync();
        partner.Directory.Roles[Partner.Manager] = [PartnerRole.AdminAgents];

        var outcome = await partner.RequestAsync(key.Id, by: Partner.Manager);

        Assert.Equal(new Outcome(null, Refusal.Unknown), outcome);
    }

    [Fact]
    public async Task The_manager_approves_and_the_agent_records_it()
    {
        var key = await partner.RequestedAsync(Partner.CardOf(Partner.Agent, "1:a"));

        var approved = await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.Manager), "c", default);
        var recorded = await partner.Service.RecordAsync(key, "REF-1", Partner.ActorOf(Partner.Agent), "c", default);
        var again = await partner.Service.RecordAsync(key, "REF-1", Partner.ActorOf(Partner.Agent), "c", default);
        var other = await partner.Service.RecordAsync(key, "REF-2", Partner.ActorOf(Partner.Agent), "c", default);

        Assert.Equal(AttestationState.HandedOff, approved.Attestation!.State);
        Assert.Equal("manager", approved.Attestation.Decision!.Actor.Role);
        Assert.Equal(AttestationState.Completed, recorded.Attestation!.State);
        Assert.True(again is { IsDone: true, Repeated: true });
        Assert.Equal(Refusal.AlreadySettled, other.Refusal);
        Assert.Equal("REF-1", ((Completed)partner.Find(key).Completion!.What).Reference);
        Assert.Equal(3, partner.Memory.Appends);
    }

    [Fact]
    public async Task A_rejection_keeps_its_reason_apart_from_the_ledger()
    {
        var key = await partner.RequestedAsync();

        var outcome = await partner.Service.RejectAsync(key, "The date is wrong", Partner.ActorOf(Partner.Manager), "c", default);

        var decision = outcome.Attestation!.Decision!;
        var note = Assert.Single(partner.Details.Notes);
        Assert.Equal(AttestationState.Rejected, outcome.Attestation.State);
        Assert.Equal(note.Key, ((Rejected)decision.What).NoteHash);
        Assert.Equal((key.Id, decision.Id, "The date is wrong"), (note.Value.Attestation, note.Value.Entry, note.Value.Text));
        Assert.DoesNotContain(
            "date is wrong", System.Text.Encoding.UTF8.GetString(partner.Memory[Partner.Customer]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_rejection_leaves_no_note()
    {
        var key = await partner.RequestedAsync();

        Assert.Equal(
            Refusal.NotAsked, (await partner.Service.RejectAsync(key, "no", Partner.ActorOf(Partner.Outsider), "c", default)).Refusal);
        Assert.Equal(
            Refusal.OwnRequest, (await partner.Service.RejectAsync(key, "no", Partner.ActorOf(Partner.Agent), "c", default)).Refusal);
        Assert.Empty(partner.Details.Notes);
        Assert.Equal(1, partner.Memory.Appends);
    }

    [Fact]
    public async Task The_later_decider_is_told_who_was_first_and_oneself_that_it_was_done()
    {
        partner.Directory.Managers.Clear();
        var key = await partner.RequestedAsync();
        await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.Approver), "c", default);

        var later = await partner.Service.RejectAsync(key, "no", Partner.ActorOf(Partner.OtherApprover), "c", default);
        var again = await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.Approver), "c", default);

        Assert.True(later is { Refusal: Refusal.AlreadySettled, Repeated: false });
        Assert.Equal(Partner.Approver, later.Attestation!.Decision!.Actor.ObjectId);
        Assert.True(again is { Refusal: Refusal.AlreadySettled, Repeated: true });
        Assert.Empty(partner.Details.Notes);
        Assert.Equal(2, partner.Memory.Appends);
    }

    [Fact]
    public async Task A_right_lost_meanwhile_decides_nothing_and_asks_whoever_has_it_now()
    {
        var key = await partner.RequestedAsync();
        partner.Directory.Managers[Partner.Agent] = Partner.Outsider;

        var outcome = await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.Manager), "c", default);

        var attestation = partner.Find(key);
        Assert.Equal(Refusal.RightLost, outcome.Refusal);
        Assert.Equal(AttestationState.Requested, attestation.State);
        Assert.Equal([Partner.Outsider], attestation.Assignment!.Approvers);
        Assert.Contains(attestation.PendingMessages, e => e.Kind == MessageKind.TellApprover && e.Target == Partner.Outsider.ToString("D"));
        Assert.Null(attestation.Decision);
        Assert.True((await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.Outsider), "c", default)).IsDone);
    }

    [Fact]
    public async Task With_the_directory_down_nothing_is_decided()
    {
        var key = await partner.RequestedAsync();
        partner.Directory.IsDown = true;

        await Assert.ThrowsAsync<DirectoryUnavailableException>(() =>
            partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.Manager), "c", default));
        Assert.Equal(AttestationState.Requested, partner.Find(key).State);
    }

    [Fact]
    public async Task Only_the_requester_withdraws_and_only_before_the_decision()
    {
        var key = await partner.RequestedAsync();
        Assert.Equal(Refusal.NotRequester, (await WithdrawAsync(Partner.Manager)).Refusal);
        Assert.True((await WithdrawAsync(Partner.Agent)).IsDone);
        Assert.True((await WithdrawAsync(Partner.Agent)).Repeated);
        Assert.Equal(
            Refusal.AlreadySettled, (await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.Manager), "c", default)).Refusal);
        Assert.Equal(2, partner.Memory.Appends);

        var second = await partner.RequestedAsync();
        await partner.Service.ApproveAsync(second, Partner.ActorOf(Partner.Manager), "c", default);
        var late = await partner.Service.WithdrawAsync(second, Partner.ActorOf(Partner.Agent), "c", default);
        Assert.Equal(Refusal.AlreadySettled, late.Refusal);
        Assert.Equal(AttestationState.HandedOff, late.Attestation!.State);

        Task<Outcome> WithdrawAsync(Guid person) => partner.Service.WithdrawAsync(key, Partner.ActorOf(person), "c", default);
    }

    [Fact]
    public async Task Only_the_requester_with_a_role_records()
    {
        var key = await partner.RequestedAsync();
        Assert.Equal(Refusal.AlreadySettled, (await RecordAsync(Partner.Agent)).Refusal);
        await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.Manager), "c", default);
        partner.Directory.Roles[Partner.Manager] = [PartnerRole.AdminAgents];

        Assert.Equal(Refusal.NotRequester, (await RecordAsync(Partner.Manager)).Refusal);
        partner.Directory.Roles.Remove(Partner.Agent);
        Assert.Equal(Refusal.RoleMissing, (await RecordAsync(Partner.Agent)).Refusal);
        Assert.Equal(AttestationState.HandedOff, partner.Find(key).State);

        Task<Outcome> RecordAsync(Guid person) => partner.Service.RecordAsync(key, "R", Partner.ActorOf(person), "c", default);
    }

    [Fact]
    public async Task An_attestation_that_is_not_there_cannot_be_acted_on()
    {
        var nowhere = new AttestationKey(Partner.Customer, Guid.NewGuid());

        Assert.Equal(
            Refusal.Unknown, (await partner.Service.ApproveAsync(nowhere, Partner.ActorOf(Partner.Manager), "c", default)).Refusal);
        Assert.Equal(Refusal.Unknown, (await partner.Service.WithdrawAsync(nowhere, Partner.ActorOf(Partner.Agent), "c", default)).Refusal);
        Assert.Equal(
            Refusal.Unknown, (await partner.Service.RecordAsync(nowhere, "R", Partner.ActorOf(Partner.Agent), "c", default)).Refusal);
        Assert.Equal(
            Refusal.Unknown, (await partner.Service.NoteCardAsync(nowhere, 1, Partner.CardOf(Partner.Agent, "1"), "c", default)).Refusal);
        Assert.Equal(0, partner.Memory.Appends);
    }

    [Fact]
    public async Task Nothing_is_decided_on_a_broken_ledger()
    {
        var key = await partner.RequestedAsync();
        var bytes = partner.Memory[Partner.Customer];
        bytes[^20] ^= 1;
        var before = bytes.ToArray();

        Assert.Equal(
            Refusal.LedgerBroken, (await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.Manager), "c", default)).Refusal);
        Assert.Equal(
            Refusal.LedgerBroken, (await partner.Service.RejectAsync(key, "no", Partner.ActorOf(Partner.Manager), "c", default)).Refusal);
        Assert.Equal(
            Refusal.LedgerBroken, (await partner.Service.WithdrawAsync(key, Partner.ActorOf(Partner.Agent), "c", default)).Refusal);
        Assert.Equal(Refusal.LedgerBroken, (await partner.RequestAsync(Guid.NewGuid())).Refusal);
        Assert.Equal(
            Refusal.LedgerBroken, (await partner.Service.NoteCardAsync(key, 1, Partner.CardOf(Partner.Agent, "9"), "c", default)).Refusal);
        Assert.Empty((await partner.Outbox.TakeAsync(Partner.Customer, "c", default)).Held);
        Assert.Equal(before, partner.Memory[Partner.Customer]);
    }

    [Fact]
    public async Task A_card_called_up_is_noted_once_and_settles_with_the_others()
    {
        var key = await partner.RequestedAsync();
        var card = Partner.CardOf(Partner.Manager, "7:x", Audience.Approver);
        await partner.Service.NoteCardAsync(key, partner.Find(key).Version, card, "c", default);
        await partner.Service.NoteCardAsync(key, partner.Find(key).Version, card, "c", default);

        Assert.Equal([card], partner.Find(key).Cards);
        Assert.Equal(2, partner.Memory.Appends);

        await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.Manager), "c", default);
        Assert.Contains(partner.Find(key).PendingMessages, e => e.Kind == MessageKind.Settle && e.Target == "7:x");
    }

    [Fact]
    public async Task A_card_drawn_before_the_decision_and_noted_after_it_settles()
    {
        var key = await partner.RequestedAsync();
        var (drawnFrom, card) = (partner.Find(key).Version, Partner.CardOf(Partner.Agent, "7:x"));
        await partner.Service.WithdrawAsync(key, Partner.ActorOf(Partner.Agent), "c", default);
        Assert.DoesNotContain(partner.Find(key).PendingMessages, e => e.Target == "7:x");

        await partner.Service.NoteCardAsync(key, drawnFrom, card, "c", default);

        Assert.Contains(card, partner.Find(key).Cards);
        Assert.Single(partner.Find(key).PendingMessages, e => e.Kind == MessageKind.Settle && e.Target == "7:x");
    }

    [Fact]
    public async Task A_card_on_record_that_was_drawn_again_before_the_decision_settles_again()
    {
        var key = await partner.RequestedAsync();
        var (drawnFrom, card) = (partner.Find(key).Version, Partner.CardOf(Partner.Agent, "7:x"));
        await partner.Service.NoteCardAsync(key, drawnFrom, card, "c", default);
        await partner.Service.WithdrawAsync(key, Partner.ActorOf(Partner.Agent), "c", default);

        await partner.Service.NoteCardAsync(key, drawnFrom, card, "c", default);

        Assert.Equal([card], partner.Find(key).Cards.Where(c => c.IsSamePlaceAs(card)));
        Assert.Equal(2, partner.Find(key).PendingMessages.Count(e => e.Kind == MessageKind.Settle && e.Target == "7:x"));
    }

    [Fact]
    public async Task A_card_that_shows_how_it_ended_is_not_noted()
    {
        var key = await partner.RequestedAsync();
        await partner.Service.WithdrawAsync(key, Partner.ActorOf(Partner.Agent), "c", default);
        var appends = partner.Memory.Appends;

        await partner.Service.NoteCardAsync(key, partner.Find(key).Version, Partner.CardOf(Partner.Agent, "7:x"), "c", default);

        Assert.Equal(appends, partner.Memory.Appends);
    }

    [Fact]
    public async Task With_storage_down_everything_says_so_and_nothing_changes()
    {
        var key = await partner.RequestedAsync();
        partner.Memory.IsDown = true;

        await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.Manager), "c", default));
        await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            partner.Service.WithdrawAsync(key, Partner.ActorOf(Partner.Agent), "c", default));
        partner.Memory.IsDown = false;
        Assert.Equal(AttestationState.Requested, partner.Find(key).State);
    }

    private void AssertNothingStored()
    {
        Assert.Equal(0, partner.Memory.Appends);
        Assert.Empty(partner.Details.Details);
        Assert.Empty(partner.Messages.Woken);
    }
}
