using McaBot.Attestations;
using McaBot.Tests.Attestations.Doubles;

namespace McaBot.Tests.Attestations;

public sealed class OutboxStoreTests
{
    private readonly Partner partner = new();

    [Fact]
    public async Task What_a_step_made_due_is_held_by_the_process_that_wrote_it()
    {
        await partner.RequestedAsync();

        var (mine, _, _) = await partner.Outbox.TakeAsync(Partner.Customer, "c", default);
        var (theirs, _, _) = await partner.OutboxOf("two").TakeAsync(Partner.Customer, "c", default);

        Assert.Equal([MessageKind.TellApprover, MessageKind.Announce, MessageKind.Index], mine.Select(h => h.Message.Kind).Order());
        Assert.Empty(theirs);
        Assert.Equal(1, partner.Memory.Appends);
    }

    [Fact]
    public async Task A_claim_that_nothing_followed_lapses_to_another_process()
    {
        await partner.RequestedAsync();
        partner.Time.Advance(partner.Policy.ClaimTime - TimeSpan.FromSeconds(1));
        Assert.Empty((await partner.OutboxOf("two").TakeAsync(Partner.Customer, "c", default)).Held);

        partner.Time.Advance(TimeSpan.FromSeconds(1));
        var (theirs, _, _) = await partner.OutboxOf("two").TakeAsync(Partner.Customer, "c", default);

        Assert.Equal(3, theirs.Count);
        Assert.All(theirs, h => Assert.Equal((2, 1), (h.Progress.Claims, h.Progress.Ambiguous)));
        Assert.Empty((await partner.Outbox.TakeAsync(Partner.Customer, "c", default)).Held);
    }

    [Fact]
    public async Task A_post_that_may_have_gone_out_twice_is_parked_and_the_requesters_card_says_so()
    {
        var key = await partner.RequestedAsync(Partner.CardOf(Partner.Agent, "1:a"));
        partner.Time.Advance(partner.Policy.ClaimTime);
        await BeginsAsync("two");
        partner.Time.Advance(partner.Policy.ClaimTime);
        await partner.OutboxOf("three").TakeAsync(Partner.Customer, "c", default);

        var attestation = partner.Find(key);
        var tell = Assert.Single(attestation.Messages.Values, e => e.Kind == MessageKind.TellApprover);
        Assert.Equal((MessageStatus.DeadLettered, true), (tell.Status, tell.MayHaveActed));
        Assert.Equal(2, attestation.Messages.Values.Count(e => e.Kind == MessageKind.Settle && e.Target == "1:a"));
        Assert.DoesNotContain(attestation.Messages.Values, e =>
            e.Kind != MessageKind.TellApprover && e.Status == MessageStatus.DeadLettered);
    }

    [Fact]
    public async Task A_post_that_never_left_the_queue_is_not_parked_however_many_processes_die_with_it()
    {
        var key = await partner.RequestedAsync();
        foreach (var process in new[] { "two", "three", "four", "five" })
        {
            partner.Time.Advance(partner.Policy.ClaimTime);
            var (held, _, _) = await partner.OutboxOf(process).TakeAsync(Partner.Customer, "c", default);
            Assert.Equal(3, held.Count);
            var tell = held.Single(h => h.Message.Kind == MessageKind.TellApprover);
            partner.Time.Advance(partner.Policy.RenewAfter);
            Assert.NotNull(await partner.OutboxOf(process).RenewAsync(tell, waits: true, default));
        }

        // The first may have sent it: its claim came with the request.
        var message = partner.Find(key).Messages.Values.Single(e => e.Kind == MessageKind.TellApprover);
        var stands = partner.ProgressOf(message.Id);
        Assert.Equal((MessageStatus.Due, "five", 5, 1), (message.Status, stands.ClaimedBy, stands.Claims, stands.Ambiguous));
    }

    [Fact]
    public async Task A_renewed_claim_goes_on_for_as_long_again_and_is_no_further_try()
    {
        var key = await partner.RequestedAsync();
        var tell = (await TakeAsync(MessageKind.TellApprover))!;
        for (var i = 0; i < 30; i++)
        {
            partner.Time.Advance(partner.Policy.RenewAfter);
            tell = (await partner.Outbox.RenewAsync(tell, waits: false, default))!;
            Assert.DoesNotContain((await partner.OutboxOf("two").TakeAsync(Partner.Customer, "c", default)).Held, h =>
                h.Message.Id == tell.Message.Id);
        }

        Assert.Equal((1, 0, false), (tell.Progress.Claims, tell.Progress.Ambiguous, tell.Progress.Waits));
        await partner.Outbox.DeferAsync(tell, "503", isAmbiguous: false, null);
        Assert.Equal(
            (MessageStatus.Due, "503"), (partner.Find(key).Messages[tell.Message.Id].Status, partner.ProgressOf(tell.Message.Id).Why));
    }

    [Fact]
    public async Task A_claim_taken_over_cannot_be_renewed_nor_read()
    {
        await partner.RequestedAsync();
        var mine = (await TakeAsync(MessageKind.TellApprover))!;
        Assert.NotNull(await partner.Outbox.ReadAsync(mine, default));
        partner.Time.Advance(partner.Policy.ClaimTime);
        await partner.OutboxOf("two").TakeAsync(Partner.Customer, "c", default);
        var before = partner.Progress.Writes;

        Assert.Null(await partner.Outbox.RenewAsync(mine, waits: false, default));
        Assert.Null(await partner.Outbox.RenewAsync(mine, waits: true, default));
        Assert.Null(await partner.Outbox.ReadAsync(mine, default));
        Assert.Equal(before, partner.Progress.Writes);
    }

    [Fact]
    public async Task A_try_that_surely_failed_is_repeated_later_and_later_until_it_is_parked()
    {
        var key = await partner.RequestedAsync();
        var delays = new List<TimeSpan>();
        for (var tries = 0; tries < 100; tries++)
        {
            if (await TakeAsync(MessageKind.TellApprover) is not { } tell)
            {
                break;
            }

            await partner.Outbox.DeferAsync(tell, "503", isAmbiguous: false, null);
            var state = partner.Find(key).Messages[tell.Message.Id];
            if (state.Status == MessageStatus.Due)
            {
                delays.Add(partner.ProgressOf(tell.Message.Id).Until - partner.Time.GetUtcNow());
                partner.Time.AdjustTime(partner.ProgressOf(tell.Message.Id).Until);
            }
        }

        var deadLetter = partner.Find(key).Messages.Values.Single(e => e.Kind == MessageKind.TellApprover);
        Assert.Equal((MessageStatus.DeadLettered, "503", partner.Policy.MaxClaims), (deadLetter.Status, deadLetter.Why, delays.Count + 1));
        Assert.Equal(delays.Order(), delays);
        Assert.Equal(TimeSpan.FromSeconds(1), delays[0]);
    }

    [Fact]
    public async Task Being_asked_to_come_back_later_uses_up_no_tries()
    {
        var key = await partner.RequestedAsync();
        for (var times = 0; times < 3 * partner.Policy.MaxClaims; times++)
        {
            await DeferAsync(key, PartnerCenterUnavailableException.ThrottledCode);
        }

        var tell = partner.Find(key).Messages.Values.Single(e => e.Kind == MessageKind.TellApprover);
        var stands = partner.ProgressOf(tell.Id);
        Assert.Equal((MessageStatus.Due, 0, 3 * partner.Policy.MaxClaims), (tell.Status, stands.Tries, stands.Claims));
        for (var tries = 1; tries < partner.Policy.MaxClaims; tries++)
        {
            Assert.Equal(MessageStatus.Due, (await DeferAsync(key, "503")).Status);
        }

        Assert.Equal(MessageStatus.DeadLettered, (await DeferAsync(key, "503")).Status);
    }

    [Fact]
    public async Task What_is_replayed_has_all_its_tries_anew_and_no_claim_of_it_bears_a_number_twice()
    {
        var key = await partner.RequestedAsync();
        MessageState tell;
        while ((tell = await DeferAsync(key, "503")).Status != MessageStatus.DeadLettered)
        {
        }

        await partner.Outbox.RequeueAsync(key, tell.Id, Partner.ActorOf(Partner.Manager), "c", partner.Messages, default);

        Assert.Equal(
            (partner.Policy.MaxClaims + 1, 1),
            ((await TakeAsync(MessageKind.TellApprover))!.Progress.Claims, partner.ProgressOf(tell.Id).Tries));
        for (var tries = 1; tries < partner.Policy.MaxClaims; tries++)
        {
            Assert.Equal(MessageStatus.Due, (await DeferAsync(key, "503")).Status);
        }

        Assert.Equal(MessageStatus.DeadLettered, (await DeferAsync(key, "503")).Status);
    }

    [Fact]
    public void What_failed_together_comes_back_spread_out_and_never_sooner_than_it_was_asked()
    {
        var draws = new Queue<double>([0, 0.5, 1]);
        var policy = new RetryPolicy { Draw = draws.Dequeue };

        Assert.Equal([100, 110, 120], Enumerable.Range(0, 3).Select(_ => policy.DelayOf(2, TimeSpan.FromSeconds(100)).TotalSeconds));
        draws.Enqueue(0);
        Assert.Equal(TimeSpan.FromSeconds(2), policy.DelayOf(2, null));
        Assert.Equal(RetryPolicy.DelayAfter(9, null), new RetryPolicy().DelayOf(9, null));
    }

    [Fact]
    public async Task A_deferred_effect_waits_as_long_as_the_far_side_asked()
    {
        await partner.RequestedAsync();
        var tell = (await TakeAsync(MessageKind.TellApprover))!;
        await partner.Outbox.DeferAsync(tell, "429", isAmbiguous: false, TimeSpan.FromSeconds(30));

        partner.Time.Advance(TimeSpan.FromSeconds(29));
        Assert.Null(await TakeAsync(MessageKind.TellApprover));
        partner.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(await TakeAsync(MessageKind.TellApprover));
    }

    [Fact]
    public async Task Two_unsure_tries_are_the_most()
    {
        var key = await partner.RequestedAsync();
        var first = (await TakeAsync(MessageKind.TellApprover))!;
        await partner.Outbox.DeferAsync(first, "502", isAmbiguous: true, null);
        partner.Time.Advance(TimeSpan.FromMinutes(1));
        var second = (await TakeAsync(MessageKind.TellApprover))!;
        await partner.Outbox.DeferAsync(second, "502", isAmbiguous: true, null);

        Assert.Equal(MessageStatus.DeadLettered, partner.Find(key).Messages[first.Message.Id].Status);
    }

    [Fact]
    public async Task Done_notes_the_card_and_what_follows_and_is_over()
    {
        var key = await partner.RequestedAsync();
        var announce = (await TakeAsync(MessageKind.Announce))!;
        await partner.Outbox.DoneAsync(announce, null, [new(MessageKind.PostToChannel, "19:x")]);
        var post = (await TakeAsync(MessageKind.PostToChannel))!;
        var card = new PostedCard(Audience.Channel, "19:x", "https://smba.example/", "19:x", "5:c");
        await partner.Outbox.DoneAsync(post, card, []);

        var attestation = partner.Find(key);
        Assert.Equal([card], attestation.Cards);
        Assert.Equal(MessageStatus.Done, attestation.Messages[post.Message.Id].Status);
        Assert.DoesNotContain(attestation.Messages.Values, e => e.Kind == MessageKind.Settle);
        Assert.Null(await TakeAsync(MessageKind.Announce));
    }

    [Fact]
    public async Task A_card_drawn_before_the_attestation_moved_on_is_made_to_settle()
    {
        var key = await partner.RequestedAsync();
        var tell = (await TakeAsync(MessageKind.TellApprover))!;
        await partner.Service.WithdrawAsync(key, Partner.ActorOf(Partner.Agent), "c", default);

        await partner.Outbox.DoneAsync(tell, Partner.CardOf(Partner.Manager, "2:m", Audience.Approver), []);

        Assert.Equal("2:m", Assert.Single(partner.Find(key).PendingMessages, e => e.Kind == MessageKind.Settle).Target);
    }

    [Fact]
    public async Task A_second_card_of_one_effect_is_noted_so_that_it_settles_too()
    {
        var key = await partner.RequestedAsync();
        var mine = (await TakeAsync(MessageKind.TellApprover))!;
        partner.Time.Advance(partner.Policy.ClaimTime);
        var theirs = (await partner.OutboxOf("two").TakeAsync(Partner.Customer, "c", default)).Held.Single(h =>
            h.Message.Id == mine.Message.Id);

        await partner.OutboxOf("two").DoneAsync(theirs, Partner.CardOf(Partner.Manager, "2:m", Audience.Approver), []);
        await partner.Outbox.DoneAsync(mine, Partner.CardOf(Partner.Manager, "3:m", Audience.Approver), [new(MessageKind.Index, null)]);

        Assert.Equal(["2:m", "3:m"], partner.Find(key).Cards.Select(c => c.Activity));
        Assert.Single(partner.Find(key).Messages.Values, e => e.Kind == MessageKind.Index);
    }

    [Fact]
    public async Task A_process_whose_claim_lapsed_cannot_put_the_effect_off_or_park_it()
    {
        var key = await partner.RequestedAsync();
        var mine = (await TakeAsync(MessageKind.TellApprover))!;
        partner.Time.Advance(partner.Policy.ClaimTime);
        await partner.OutboxOf("two").TakeAsync(Partner.Customer, "c", default);

        await partner.Outbox.DeferAsync(mine, "503", isAmbiguous: false, null);
        await partner.Outbox.ParkAsync(mine, "403");

        Assert.Equal(
            (MessageStatus.Due, "two"),
            (partner.Find(key).Messages[mine.Message.Id].Status, partner.ProgressOf(mine.Message.Id).ClaimedBy));
    }

    [Fact]
    public async Task Parking_an_approvers_notice_redraws_the_requesters_card()
    {
        var key = await partner.RequestedAsync(Partner.CardOf(Partner.Agent, "1:a"));
        var settle = (await TakeAsync(MessageKind.Settle))!;
        await partner.Outbox.DoneAsync(settle, null, []);
        var tell = (await TakeAsync(MessageKind.TellApprover))!;

        await partner.Outbox.ParkAsync(tell, "403");

        Assert.Equal("1:a", Assert.Single(partner.Find(key).PendingMessages, e => e.Kind == MessageKind.Settle).Target);
        Assert.Equal(
            (MessageStatus.DeadLettered, "403"),
            (partner.Find(key).Messages[tell.Message.Id].Status, partner.Find(key).Messages[tell.Message.Id].Why));
    }

    [Fact]
    public async Task A_ledger_whose_effects_are_done_and_whose_attestation_is_settled_is_quiet()
    {
        var key = await partner.RequestedAsync();
        await partner.Service.WithdrawAsync(key, Partner.ActorOf(Partner.Agent), "c", default);
        Assert.False(partner.Ledger.IsQuiet);

        while ((await partner.Outbox.TakeAsync(Partner.Customer, "c", default)).Held is [var held, ..])
        {
            await partner.Outbox.DoneAsync(held, null, []);
        }

        Assert.True(partner.Ledger.IsQuiet);
    }

    [Theory]
    [InlineData(0, null, 1)]
    [InlineData(1, null, 1)]
    [InlineData(2, null, 2)]
    [InlineData(5, null, 16)]
    [InlineData(40, null, 900)]
    [InlineData(1, 30, 30)]
    [InlineData(40, 30, 900)]
    [InlineData(40, 3600, 3600)]
    public void Delays_double_up_to_a_quarter_of_an_hour(int claims, int? asked, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryPolicy.DelayAfter(claims, asked is { } s ? TimeSpan.FromSeconds(s) : null));

    /// <summary>Tried in vain; its time has come again after that.</summary>
    private async Task<MessageState> DeferAsync(AttestationKey key, string why)
    {
        var tell = (await TakeAsync(MessageKind.TellApprover))!;
        await partner.Outbox.DeferAsync(tell, why, isAmbiguous: false, null);
        var state = partner.Find(key).Messages[tell.Message.Id];
        partner.Time.AdjustTime(state.Status == MessageStatus.Due ? partner.ProgressOf(state.Id).Until : partner.Time.GetUtcNow());
        return state;
    }

    /// <summary>A process takes over the post to the approver, says it begins, and is heard of no more.</summary>
    private async Task BeginsAsync(string process)
    {
        var (held, _, _) = await partner.OutboxOf(process).TakeAsync(Partner.Customer, "c", default);
        var told = held.Single(h => h.Message.Kind == MessageKind.TellApprover);
        Assert.NotNull(await partner.OutboxOf(process).RenewAsync(told, waits: false, default));
    }

    private async Task<ClaimedMessage?> TakeAsync(MessageKind kind) =>
        (await partner.Outbox.TakeAsync(Partner.Customer, "c", default)).Held.FirstOrDefault(h => h.Message.Kind == kind);
}
