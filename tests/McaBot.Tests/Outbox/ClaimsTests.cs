using System.Text.Json;
using McaBot.Attestations;
using McaBot.Outbox;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Storage.Doubles;
using Microsoft.Extensions.Time.Testing;

namespace McaBot.Tests.Outbox;

/// <summary>What no ledger stands for is done by one process at a time, and given up like anything else.</summary>
public sealed class ClaimsTests : IAsyncLifetime
{
    private const string Name = "outbox/something.json";
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 4, 9, 0, 0, TimeSpan.Zero));
    private readonly RetryPolicy policy = new();
    private TestStorage storage = null!;

    public async Task InitializeAsync() => storage = await TestStorage.NewAsync();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Fact]
    public async Task One_process_holds_it_for_as_long_as_it_renews_the_claim()
    {
        var mine = (await Of("one").TryClaimAsync(Name, policy, isRepeatable: false, default)).Mine!;
        for (var i = 0; i < 5; i++)
        {
            time.Advance(policy.RenewAfter);
            mine = (await Of("one").RenewAsync(Name, mine, policy, waits: false, default))!;
            Assert.Null((await Of("two").TryClaimAsync(Name, policy, isRepeatable: false, default)).Mine);
        }

        time.Advance(policy.ClaimTime);
        var theirs = (await Of("two").TryClaimAsync(Name, policy, isRepeatable: false, default)).Mine!;

        Assert.Equal((2, 1), (theirs.Claims, theirs.Ambiguous));
        Assert.Null(await Of("one").RenewAsync(Name, mine, policy, waits: false, default));
        Assert.Null(await Of("one").EndAsync(Name, mine, OutboxResult.Done, policy, isRepeatable: false, default));
    }

    [Fact]
    public async Task Whoever_loses_the_claim_between_reading_and_writing_is_told_so()
    {
        var mine = (await Of("one").TryClaimAsync(Name, policy, isRepeatable: false, default)).Mine!;
        time.Advance(policy.ClaimTime);
        Progress? theirs = null;
        storage.Wire.LoseAnswers(
            1, request => request.Method == HttpMethod.Put,
            async () => theirs = (await Of("two").TryClaimAsync(Name, policy, isRepeatable: false, default)).Mine);

        var renewed = await Of("one").RenewAsync(Name, mine, policy, waits: false, default);

        Assert.Null(renewed);
        Assert.NotNull(theirs);
        Assert.NotNull(await Of("two").RenewAsync(Name, theirs, policy, waits: false, default));
    }

    [Fact]
    public async Task What_is_done_is_not_taken_up_again_and_what_is_given_back_at_once()
    {
        var mine = (await Of("one").TryClaimAsync(Name, policy, isRepeatable: false, default)).Mine!;
        await Of("one").ReleaseAsync(Name, mine, default);
        mine = (await Of("two").TryClaimAsync(Name, policy, isRepeatable: false, default)).Mine!;
        Assert.Equal((1, 0), (mine.Tries, mine.Ambiguous));
        await Of("two").EndAsync(Name, mine, OutboxResult.Done, policy, isRepeatable: false, default);

        var answer = await Of("one").TryClaimAsync(Name, policy, isRepeatable: false, default);

        Assert.Null(answer.Mine);
        Assert.True(answer.Stands.IsOver);
    }

    [Fact]
    public async Task Two_tries_whose_answer_was_lost_are_the_most_until_somebody_requeues_it()
    {
        for (var tries = 0; tries < policy.MaxAmbiguous; tries++)
        {
            var mine = (await Of("one").TryClaimAsync(Name, policy, isRepeatable: false, default)).Mine!;
            await Of("one").EndAsync(Name, mine, OutboxResult.Later("502", ambiguous: true), policy, isRepeatable: false, default);
            time.Advance(TimeSpan.FromMinutes(1));
        }

        var dead = (await Of("one").TryClaimAsync(Name, policy, isRepeatable: false, default)).Stands;
        Assert.Equal((true, "502", true), (dead.IsDead, dead.Progress.Why, dead.Progress.MayHaveActed));

        Assert.True(await Of("two").RequeueAsync(Name, default));

        Assert.False(await Of("two").RequeueAsync(Name, default));
        Assert.NotNull((await Of("one").TryClaimAsync(Name, policy, isRepeatable: false, default)).Mine);
    }

    [Fact]
    public async Task What_nobody_put_on_record_is_not_begun_where_it_must_be_and_its_order_stays_with_it()
    {
        Assert.Null((await Of("one").TryClaimAsync(Name, policy, isRepeatable: false, mustExist: true, waits: false, default)).Mine);
        Assert.Empty(await storage.BlobsAsync("outbox/"));
        await Of("one").AddAsync(Name, JsonSerializer.SerializeToElement("order"), default);

        var answer = await Of("two").TryClaimAsync(Name, policy, isRepeatable: false, mustExist: true, waits: false, default);

        Assert.NotNull(answer.Mine);
        Assert.Equal("order", answer.Stands.Order!.Value.GetString());
        Assert.Equal("order", (await Of("one").FindAsync(Name, default))!.Order!.Value.GetString());
    }

    private Claims Of(string process) => new(storage.Store, new Instance(process), time, storage.Log.Of<Claims>());
}
