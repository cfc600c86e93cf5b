using McaBot.Attestations;
using McaBot.Notifications;
using McaBot.Tests.Attestations.Doubles;
using Microsoft.Extensions.Logging.Abstractions;

namespace McaBot.Tests.Notifications;

public sealed class EffectHoldTests : IDisposable
{
    private static readonly EffectPolicy Policy = new() { ClaimTime = TimeSpan.FromSeconds(40) };
    private readonly SimulatedTime time = new();
    private readonly MemoryLedger ledger = new();
    private readonly CancellationTokenSource over = new();
    private readonly EffectHold hold;

    public EffectHoldTests()
    {
        Happening[] due = [Entries.Requested(), new Assigned(ApprovalRoute.Manager, [Partner.Approver]), new EffectDue(Guid.NewGuid(), EffectKind.TellApprover, "x", "one")];
        ledger.AppendAsync(CustomerLedger.Empty(Partner.Customer), [.. due.Select(w => Entries.Of(w, Partner.Agent, at: time.GetUtcNow()))], default).Now();
        hold = new EffectHold(KeeperOf("one"), Policy, KeeperOf("one").TakeAsync(Partner.Customer, "c", default).Now().Held.Single(), "c", time, NullLogger.Instance);
    }

    private EffectState Effect => ledger.Now(Partner.Customer).Attestations.Values.Single().Effects.Values.Single();

    public void Dispose()
    {
        hold.Dispose();
        over.Dispose();
    }

    [Fact]
    public void While_it_waits_the_claim_is_renewed_at_half_its_time_and_says_that_nothing_was_sent()
    {
        time.Run(() => _ = hold.KeepAsync(over.Token), until: TimeSpan.FromMinutes(10));

        Assert.Equal(1 + 30, ledger.Appends);
        Assert.Equal((EffectStatus.Claimed, "one", 1, true), (Effect.Status, Effect.ClaimedBy, Effect.Claims, Effect.Waits));
        Assert.Empty(KeeperOf("two").TakeAsync(Partner.Customer, "c", default).Now().Held);
    }

    [Fact]
    public void Once_it_began_the_claim_is_renewed_for_as_long_as_the_try_takes_and_no_longer_says_that_it_waits()
    {
        time.Run(() =>
        {
            _ = hold.KeepAsync(over.Token);
            hold.Held.BeforeSending(default).Now();
        }, until: TimeSpan.FromMinutes(2));
        Assert.Equal((EffectStatus.Claimed, "one", 1, 0, false), (Effect.Status, Effect.ClaimedBy, Effect.Claims, Effect.Unsure, Effect.Waits));
        var renewed = ledger.Appends;

        over.Cancel();
        time.Run(() => { }, until: TimeSpan.FromMinutes(10));

        Assert.Equal(renewed, ledger.Appends);
        Assert.Equal(1, KeeperOf("two").TakeAsync(Partner.Customer, "c", default).Now().Held.Single().Effect.Unsure);
    }

    [Fact]
    public void A_young_claim_that_does_not_wait_needs_no_entry_to_begin()
    {
        hold.Held.BeforeSending(default).Now();

        Assert.Equal(1, ledger.Appends);
    }

    [Fact]
    public void What_waited_says_that_it_begins()
    {
        time.Run(() => _ = hold.KeepAsync(over.Token), until: TimeSpan.FromSeconds(25));
        Assert.True(Effect.Waits);

        hold.Held.BeforeSending(default).Now();

        Assert.False(Effect.Waits);
        Assert.Equal(time.GetUtcNow(), Effect.Since);
    }

    [Fact]
    public void What_another_process_took_over_is_not_sent()
    {
        time.Run(() => { }, until: Policy.ClaimTime);
        Assert.Single(KeeperOf("two").TakeAsync(Partner.Customer, "c", default).Now().Held);

        Assert.Throws<LostClaimException>(() => hold.Held.BeforeSending(default).Now());
        Assert.Throws<LostClaimException>(() => hold.ReadAsync(default).Now());
        Assert.Equal("two", Effect.ClaimedBy);
    }

    [Fact]
    public void With_storage_down_the_claim_is_renewed_as_soon_as_it_is_back()
    {
        ledger.IsDown = true;
        time.Run(() => _ = hold.KeepAsync(over.Token), until: TimeSpan.FromSeconds(30));
        ledger.IsDown = false;

        time.Run(() => { }, until: TimeSpan.FromSeconds(32));

        Assert.True(Effect.Since >= Entries.At && Effect.Waits);
        Assert.Equal(2, ledger.Appends);
    }

    private EffectKeeper KeeperOf(string process) => new(ledger, Policy, new Instance(process), time);
}
