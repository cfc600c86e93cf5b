using McaBot.Attestations;
using McaBot.Outbox;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Teams;
using Microsoft.Extensions.Logging.Abstractions;

namespace McaBot.Tests.Outbox;

public sealed class LeaseRenewerTests : IDisposable
{
    private static readonly RetryPolicy Policy = new() { ClaimTime = TimeSpan.FromSeconds(40) };
    private readonly SimulatedTime time = new();
    private readonly MemoryLedger ledger = new();
    private readonly MemoryProgress progress = new();
    private readonly CancellationTokenSource over = new();
    private readonly LeaseRenewer lease;
    private readonly ClaimedMessage claimed;

    public LeaseRenewerTests()
    {
        LedgerEvent[] due =
        [
            Entries.Requested(),
            new Assigned(ApprovalRoute.Manager, [Partner.Approver]),
            new MessageDue(Guid.NewGuid(), MessageKind.TellApprover, "x", "one"),
        ];
        ledger
        .AppendAsync(
            CustomerLedger.Empty(Partner.Customer), [.. due.Select(w => Entries.Of(w, Partner.Agent, at: time.GetUtcNow()))], default)
        .Now();
        claimed = OutboxOf("one").TakeAsync(Partner.Customer, "c", default).Now().Held.Single();
        lease = new LeaseRenewer(
            "x", claimed.Progress, Policy, async (waits, token) => (await OutboxOf("one").RenewAsync(claimed, waits, token))?.Progress,
            time, NullLogger.Instance);
    }

    private Progress Stands => progress.Now(Partner.Customer).Values.Single();

    public void Dispose()
    {
        lease.Dispose();
        over.Dispose();
    }

    [Fact]
    public void While_it_waits_the_claim_is_renewed_at_half_its_time()
    {
        time.Run(() => _ = HoldAsync(), until: TimeSpan.FromMinutes(10));

        Assert.Equal((30, 1), (progress.Writes, ledger.Appends));
        Assert.Equal(("one", 1), (Stands.ClaimedBy, Stands.Claims));
        Assert.Empty(OutboxOf("two").TakeAsync(Partner.Customer, "c", default).Now().Held);
    }

    [Fact]
    public async Task Once_it_began_the_claim_is_renewed_for_as_long_as_the_try_takes_and_no_longer()
    {
        var holding = Task.CompletedTask;
        time.Run(() =>
        {
            holding = HoldAsync();
            lease.BeginAsync(default).Now();
        }, until: TimeSpan.FromMinutes(2));
        Assert.Equal(("one", 1, 0, false), (Stands.ClaimedBy, Stands.Claims, Stands.Ambiguous, Stands.Waits));
        var renewed = progress.Writes;

        await over.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => holding);
        time.Run(() => { }, until: TimeSpan.FromMinutes(10));

        Assert.Equal(renewed, progress.Writes);
        Assert.Equal(1, OutboxOf("two").TakeAsync(Partner.Customer, "c", default).Now().Held.Single().Progress.Ambiguous);
    }

    [Fact]
    public void A_young_claim_that_does_not_wait_needs_nothing_noted_to_begin()
    {
        lease.BeginAsync(default).Now();

        Assert.Equal(0, progress.Writes);
    }

    [Fact]
    public void What_was_taken_over_says_that_it_begins()
    {
        time.Run(() => { }, until: Policy.ClaimTime);
        var theirs = OutboxOf("two").TakeAsync(Partner.Customer, "c", default).Now().Held.Single();
        using var taken = new LeaseRenewer(
            "x", theirs.Progress, Policy, async (waits, token) => (await OutboxOf("two").RenewAsync(theirs, waits, token))?.Progress, time,
            NullLogger.Instance);
        Assert.True(Stands.Waits);

        taken.BeginAsync(default).Now();

        Assert.False(Stands.Waits);
        Assert.Equal(time.GetUtcNow() + Policy.ClaimTime, Stands.Until);
    }

    [Fact]
    public void What_another_process_took_over_is_not_sent()
    {
        time.Run(() => { }, until: Policy.ClaimTime);
        Assert.Single(OutboxOf("two").TakeAsync(Partner.Customer, "c", default).Now().Held);

        Assert.Throws<LostClaimException>(() => lease.BeginAsync(default).Now());

        Assert.Null(OutboxOf("one").ReadAsync(claimed, default).Now());
        Assert.True(lease.Lost.IsCancellationRequested);
        Assert.Equal("two", Stands.ClaimedBy);
    }

    [Fact]
    public void With_storage_down_the_claim_is_renewed_as_soon_as_it_is_back()
    {
        progress.IsDown = true;
        time.Run(() => _ = HoldAsync(), until: TimeSpan.FromSeconds(30));
        progress.IsDown = false;

        time.Run(() => { }, until: TimeSpan.FromSeconds(32));

        Assert.Equal(("one", 1), (Stands.ClaimedBy, progress.Writes));
        Assert.False(lease.Lost.IsCancellationRequested);
    }

    private Task HoldAsync() => lease.HoldAsync(() => Task.Delay(Timeout.InfiniteTimeSpan, time, over.Token), default);

    private OutboxStore OutboxOf(string process) => new(ledger, progress, Policy, new Instance(process), time);
}
