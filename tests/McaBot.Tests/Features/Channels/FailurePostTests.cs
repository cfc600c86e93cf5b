using McaBot.Attestations;
using McaBot.Outbox;
using McaBot.Sandbox.Wire;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Outbox;
using McaBot.Tests.Sandbox;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Channels;

[Collection(StandInTests.Name)]
public sealed class FailurePostTests(WorldWithoutBot sandbox)
{
    private const string Failed = "Something could not be carried out";

    [Fact]
    public async Task A_failure_is_told_in_the_thread_the_channel_has_and_names_nobody()
    {
        await using var bot = await NotifyingBot.StartAsync(sandbox.World);
        await bot.SubscribesAsync("en", Topic.Approvals, Topic.Failures);
        var key = await bot.RecordsAsync(Due(MessageKind.Announce));
        await bot.ComesToRestAsync(key);
        var thread = Assert.Single(bot.Posts);

        await bot.AppendAsync(key, [.. GivenUp(MessageKind.TellApprover, Partner.Approver), Due(MessageKind.Announce, "failures")]);
        await bot.ComesToRestAsync(key);

        Assert.Equal(2, bot.Posts.Count);
        var said = bot.Posts[1].Card!.Said();
        Assert.Equal(thread.Id, bot.Posts[1].ThreadId);
        Assert.Contains(Failed, said, StringComparison.Ordinal);
        Assert.Contains(key.Number, said, StringComparison.Ordinal);
        Assert.Contains("An approver could not be told", said, StringComparison.Ordinal);
        Assert.Contains("blocked or removed (code connector-403)", said, StringComparison.Ordinal);
        Assert.Contains($"find%20{key.Number}", bot.Posts[1].Json, StringComparison.Ordinal);
        foreach (var person in new[] { Partner.Approver, Partner.Agent, key.Customer })
        {
            Assert.DoesNotContain(person.ToString("D"), bot.Posts[1].Json, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Five_approvers_given_up_at_once_make_one_card_and_the_same_again_no_other()
    {
        await using var bot = await NotifyingBot.StartAsync(sandbox.World);
        await bot.SubscribesAsync("en", Topic.Failures);
        Guid[] approvers = [.. Enumerable.Range(0, 6).Select(_ => Guid.NewGuid())];
        var key = await bot.RecordsAsync([
            new Assigned(ApprovalRoute.ApproverGroup, approvers),
            .. approvers.Take(5).SelectMany(approver => GivenUp(MessageKind.TellApprover, approver)),
            .. Enumerable.Range(0, 5).Select(_ => Due(MessageKind.Announce, "failures")),
        ]);

        await bot.ComesToRestAsync(key);
        var card = Assert.Single(bot.Posts);
        Assert.Equal(card.Id, card.ThreadId);

        bot.Time.Advance(TimeSpan.FromDays(1));
        await bot.AppendAsync(key, [.. GivenUp(MessageKind.TellApprover, approvers[5]), Due(MessageKind.Announce, "failures")]);
        await bot.ComesToRestAsync(key);

        Assert.True(Assert.Single(bot.Posts).Edition > card.Edition);
    }

    [Fact]
    public async Task Two_processes_that_tell_of_failures_at_once_make_one_card()
    {
        await using var bot = await NotifyingBot.StartAsync(sandbox.World);
        await using var other = await NotifyingBot.StartAsync(sandbox.World, besides: bot);
        await bot.SubscribesAsync("en", Topic.Failures);
        var (arrived, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var slow = sandbox.World.Faults.Next(new Fault
        {
            Service = "teams", Method = "POST", Path = "/conversations", Do = () =>
            {
                arrived.TrySetResult();
                return released.Task;
            },
        });
        var key = await bot.RecordsAsync([.. GivenUp(MessageKind.TellApprover, Partner.Approver), Due(MessageKind.Announce, "failures")]);
        await arrived.Task.WaitAsync(Waiting.Limit);

        await other.AppendAsync(key, [.. GivenUp(MessageKind.TellApprover, Partner.Approver), Due(MessageKind.Announce, "failures")]);
        await Waiting.UntilAsync("a post, or one that waits for another", async () =>
            bot.Posts.Count > 0
            || (await bot.Get<IOutboxProgress>().ReadAsync(key.Customer, default)).Values.Any(p => p.Why == "another-post-first")
                ? "seen"
                : null);
        released.SetResult();
        await bot.ComesToRestAsync(key);

        Assert.Contains("An approver could not be told", Assert.Single(bot.Posts).Card!.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_else_that_fails_is_a_message_of_its_own()
    {
        await using var bot = await NotifyingBot.StartAsync(sandbox.World);
        await bot.SubscribesAsync("fr", Topic.Failures);
        var key = await bot.RecordsAsync([.. GivenUp(MessageKind.TellApprover, Partner.Approver), Due(MessageKind.Announce, "failures")]);
        await bot.ComesToRestAsync(key);

        bot.Time.Advance(TimeSpan.FromHours(1));
        await bot.AppendAsync(
            key, [new Rejected("00"), .. GivenUp(MessageKind.TellRequester, Partner.Agent), Due(MessageKind.Announce, "failures")]);
        await bot.ComesToRestAsync(key);

        Assert.Equal(2, bot.Posts.Count);
        Assert.Contains("Un approbateur n’a pas pu être prévenu", bot.Posts[0].Card!.Said(), StringComparison.Ordinal);
        Assert.Contains("Le demandeur n’a pas pu être prévenu", bot.Posts[1].Card!.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain("Un approbateur", bot.Posts[1].Card!.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_settles_when_the_attestation_goes_on()
    {
        await using var bot = await NotifyingBot.StartAsync(sandbox.World);
        await bot.SubscribesAsync("en", Topic.Failures);
        var key = await bot.RecordsAsync([.. GivenUp(MessageKind.TellApprover, Partner.Approver), Due(MessageKind.Announce, "failures")]);
        var posted = Assert.Single((await bot.ComesToRestAsync(key)).Cards);
        Assert.Equal(Audience.ChannelFailure, posted.Audience);

        await bot.AppendAsync(key, new Withdrawn(), Due(MessageKind.Settle, posted.Activity));
        await bot.ComesToRestAsync(key);

        var said = Assert.Single(bot.Posts).Card!.Said();
        Assert.Contains("Nothing is left to do here", said, StringComparison.Ordinal);
        Assert.DoesNotContain(Failed, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Topic.Approvals, 1)]
    [InlineData(Topic.Failures, 1)]
    [InlineData(Topic.Digest, 0)]
    public async Task A_channel_sees_its_own_topic_alone(Topic topic, int posts)
    {
        await using var bot = await NotifyingBot.StartAsync(sandbox.World);
        await bot.SubscribesAsync("en", topic);
        var key = await bot.RecordsAsync([
            Due(MessageKind.Announce),
            .. GivenUp(MessageKind.TellApprover, Partner.Approver),
            Due(MessageKind.Announce, "failures"),
            Due(MessageKind.Announce, "gossip"),
        ]);

        var done = await bot.ComesToRestAsync(key);

        Assert.Equal(posts, bot.Posts.Count);
        Assert.All(bot.Posts, post => Assert.Equal(topic == Topic.Failures, post.Card!.Said().Contains(Failed, StringComparison.Ordinal)));
        Assert.Equal(
            "unknown-topic",
            Assert.Single(done.Messages.Values, e => e is { Kind: MessageKind.Announce, Status: MessageStatus.DeadLettered }).Why);
    }

    [Fact]
    public async Task What_was_put_right_meanwhile_is_not_told()
    {
        await using var bot = await NotifyingBot.StartAsync(sandbox.World);
        await bot.SubscribesAsync("en", Topic.Failures);
        var key = await bot.RecordsAsync([
            .. GivenUp(MessageKind.TellApprover, Partner.Approver),
            new Withdrawn(),
            Due(MessageKind.Announce, "failures"),
        ]);

        await bot.ComesToRestAsync(key);

        Assert.Empty(bot.Posts);
    }

    [Fact]
    public async Task A_broken_ledger_is_told_once_a_day_and_never_written_to()
    {
        await using var bot = await NotifyingBot.StartAsync(sandbox.World);
        await using var other = await NotifyingBot.StartAsync(sandbox.World, bot);
        await bot.SubscribesAsync("en", Topic.Approvals, Topic.Failures);
        var key = await bot.RecordsAsync();
        await bot.ComesToRestAsync(key);
        var blob = bot.Blob($"ledger/{key.Customer:D}.jsonl");
        var altered = (await blob.DownloadContentAsync()).Value.Content.ToString().Replace("\"FR\"", "\"DE\"", StringComparison.Ordinal);
        await blob.DeleteAsync();
        await blob.UploadAsync(BinaryData.FromString(altered));

        foreach (var _ in Enumerable.Range(0, 5))
        {
            bot.Get<OutboxDispatcher>().Wake(key.Customer);
            other.Get<OutboxDispatcher>().Wake(key.Customer);
        }

        // Whoever lost the race for it comes back to it a moment later, by a clock that stands still by itself.
        var told = await Waiting.UntilAsync("the post", () =>
        {
            bot.Time.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(bot.Posts.Count > 0 ? bot.Posts[0] : null);
        });
        Assert.Contains("A customer’s record is no longer intact", told.Card!.Said(), StringComparison.Ordinal);
        Assert.Contains(key.Customer.ToString("D"), told.Card!.Said(), StringComparison.Ordinal);
        await Waiting.UntilAsync("the end of the alarm", async () =>
            (await bot.BlobsAsync("alarms/")) is [var only]
            && (await bot.Blob(only).DownloadContentAsync()).Value.Content.ToString().Contains("\"isOver\":true", StringComparison.Ordinal)
                ? only
                : null);

        bot.Time.Advance(TimeSpan.FromDays(1));
        bot.Get<OutboxDispatcher>().Wake(key.Customer);
        await Waiting.UntilAsync("the second post", () => bot.Posts.Count > 1);

        Assert.Equal(2, bot.Posts.Count);
        Assert.Equal(altered, (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    private static MessageDue Due(MessageKind kind, string? target = null) => new(Guid.CreateVersion7(), kind, target);

    private static LedgerEvent[] GivenUp(MessageKind kind, Guid person)
    {
        var due = Due(kind, person.ToString("D"));
        return [due, new DeadLettered(due.Message, "connector-403")];
    }
}
