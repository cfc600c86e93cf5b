using McaBot.Attestations;
using McaBot.Features.Bulk;
using McaBot.Storage;
using McaBot.Storage.Projections;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Storage.Doubles;
using Microsoft.Extensions.Time.Testing;

namespace McaBot.Tests.Features.Bulk;

/// <summary>Each message about a bulk request is posted once, and where that cannot be known, twice at most.</summary>
public sealed class BulkPostsTests : IAsyncLifetime
{
    private const string Post = "approver:somebody";
    private static readonly Guid Batch = Guid.NewGuid();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 4, 9, 0, 0, TimeSpan.Zero));
    private readonly RetryPolicy policy = new();
    private readonly List<string> posted = [];
    private TestStorage storage = null!;
    private BulkStore store = null!;

    public async Task InitializeAsync()
    {
        storage = await TestStorage.NewAsync();
        store = NewBatches();
    }

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Fact]
    public async Task A_message_that_another_process_is_posting_is_left_to_it_and_done_once()
    {
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var slow = NewPosts().DoAsync(Batch, Post, isRepeatable: false, async () =>
        {
            begun.SetResult();
            await goOn.Task;
            return Posted("first");
        }, default);
        await begun.Task;
        time.Advance(TimeSpan.FromSeconds(40));

        Assert.Equal(
            TimeSpan.FromSeconds(5),
            await NewPosts().DoAsync(Batch, Post, isRepeatable: false, () => Task.FromResult(Posted("second")), default));
        goOn.SetResult();
        Assert.Null(await slow);
        Assert.Null(await NewPosts().DoAsync(Batch, Post, isRepeatable: false, () => Task.FromResult(Posted("third")), default));

        Assert.Equal(["first"], posted);
        Assert.Equal((PostStatus.Done, 1, 0), await StandsAsync());
    }

    [Fact]
    public async Task A_claim_whose_answer_was_lost_is_ones_own()
    {
        storage.Wire.LoseAnswers(1, request => request.Method == HttpMethod.Put);

        Assert.Null(await NewPosts().DoAsync(Batch, Post, isRepeatable: false, () => Task.FromResult(Posted("once")), default));

        Assert.Equal(["once"], posted);
        Assert.Equal((PostStatus.Done, 1, 0), await StandsAsync());
    }

    [Fact]
    public async Task What_was_requeued_while_the_rest_is_being_finished_is_not_finished_with_it()
    {
        var given = await store.ChangeStateAsync(
            Batch, s => s.With(Post, new BulkPost(Progress.New(time.GetUtcNow()), PostStatus.DeadLettered)), default);
        var letter = Assert.Single(await Dead(store).ReadAsync(Batch, default));

        var requeued = await store.ChangeStateAsync(Batch, s => s.With(Post, s.Posts[Post] with { Status = PostStatus.Due }), default);

        Assert.Equal("", letter.Why);
        Assert.True(requeued.HasRequeuedSince(given));
        Assert.False(given.HasRequeuedSince(given));
    }

    [Fact]
    public async Task A_word_about_an_earlier_asking_waits_as_one_about_the_present_does()
    {
        var orders = new BulkOrders(store, storage.Store, null!, null!);
        var state = BulkState.New with { Round = new ApprovalRound(2, []) };
        foreach (var round in new[] { 1, 2 })
        {
            await storage.Store.WriteAsync(BlobNames.BulkOrder(Batch, round), BinaryData.FromString("{}"), null, default);
        }

        Assert.Equal(1, (await orders.FindWaitingAsync(Batch, state, default))!.Round);
        Assert.Equal(2, (await orders.FindWaitingAsync(Batch, state with { OrdersDone = 1 }, default))!.Round);
        Assert.Null(await orders.FindWaitingAsync(Batch, state with { OrdersDone = 2 }, default));
    }

    [Fact]
    public async Task What_a_dead_process_had_claimed_is_posted_once_more_and_then_given_up()
    {
        for (var death = 0; death < 2; death++)
        {
            using var dies = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => NewPosts().DoAsync(Batch, Post, isRepeatable: false, async () =>
            {
                Posted($"{death}");
                await dies.CancelAsync();
                dies.Token.ThrowIfCancellationRequested();
                return OutboxResult.Done;
            }, dies.Token));
            time.Advance(policy.ClaimTime);
        }

        Assert.Null(await NewPosts().DoAsync(Batch, Post, isRepeatable: false, () => Task.FromResult(Posted("never")), default));

        Assert.Equal(["0", "1"], posted);
        Assert.Equal((PostStatus.DeadLettered, 2, 1), await StandsAsync());
        Assert.True(await storage.Direct.GetBlobClient($"dead-letters/bulk/{Batch:D}").ExistsAsync());
        Assert.Equal("no-answer", Assert.Single(await Dead(store).ReadAsync(Batch, default)).Why);
    }

    [Fact]
    public async Task Of_a_claim_that_lapsed_both_messages_are_known_so_that_both_settle()
    {
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var stalled = NewPosts().DoAsync(Batch, Post, isRepeatable: false, async () =>
        {
            begun.SetResult();
            await goOn.Task;
            return Posted("late");
        }, default);
        await begun.Task;
        time.Advance(policy.ClaimTime);
        Assert.Null(await NewPosts().DoAsync(Batch, Post, isRepeatable: false, () => Task.FromResult(Posted("second")), default));

        goOn.SetResult();
        await stalled;

        var post = (await store.StateAsync(Batch, default)).Posts[Post];
        Assert.Equal((PostStatus.Done, 1), (post.Status, post.Progress.Ambiguous));
        Assert.Equal(["second", "late"], post.Cards.Select(c => c.Activity));
    }

    private async Task<(PostStatus Status, int Tries, int Unsure)> StandsAsync()
    {
        var post = (await store.StateAsync(Batch, default)).Posts[Post];
        return (post.Status, post.Progress.Tries, post.Progress.Ambiguous);
    }

    private OutboxResult Posted(string activity)
    {
        posted.Add(activity);
        return OutboxResult.Posted(
            new PostedCard(Audience.Approver, Guid.NewGuid().ToString("D"), "https://teams.example", "chat", activity)
        );
    }

    private BulkPosts NewPosts() =>
        new(NewBatches(), Dead(NewBatches()), policy, new Instance($"{Guid.NewGuid():N}"), time, storage.Log.Of<BulkPosts>());

    private BulkDeadLetters Dead(BulkStore of) => new(of, new DeadLetterMarkers(storage.Store), time);

    private BulkStore NewBatches() => new(storage.Store, storage.Log.Of<BulkStore>());
}
