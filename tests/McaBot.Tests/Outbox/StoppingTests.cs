using McaBot.Attestations;
using McaBot.Outbox;
using McaBot.Sandbox.Wire;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Sandbox;
using McaBot.Tests.Support;

namespace McaBot.Tests.Outbox;

/// <summary>A deploy stops the process: what runs ends, and what has not begun is the next process's.</summary>
[Collection(StandInTests.Name)]
public sealed class StoppingTests(WorldWithoutBot sandbox)
{
    [Fact]
    public async Task A_post_under_way_ends_and_is_noted_and_one_that_waits_is_given_back_unharmed()
    {
        await using var bot = await NotifyingBot.StartAsync(sandbox.World);
        await bot.SubscribesAsync("en", Topic.Approvals);
        var (arrived, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var slow = sandbox.World.Faults.Next(new Fault
        {
            Service = "teams", Method = "POST", Path = "/conversations", Do = () =>
            {
                arrived.TrySetResult();
                return released.Task;
            },
        });
        var first = await bot.RecordsAsync(Due(bot.ChannelId));
        await arrived.Task.WaitAsync(Waiting.Limit);
        var second = await bot.RecordsAsync(Due(bot.ChannelId));
        await Waiting.UntilAsync("a claim on the second", async () =>
            (await ProgressAsync(bot, second)) is { ClaimedBy: not null } claimed ? claimed : null);

        var stopping = bot.Get<OutboxDispatcher>().StopAsync(default);

        await Waiting.UntilAsync("the second to be given back", async () =>
            (await ProgressAsync(bot, second)) is { ClaimedBy: null } given ? given : null);
        Assert.False(stopping.IsCompleted);
        Assert.Empty(bot.Posts);
        released.SetResult();
        await stopping.WaitAsync(Waiting.Limit);
        Assert.Equal((MessageStatus.Done, false), StateOf(await bot.ReadAsync(first)));
        Assert.Equal((MessageStatus.Due, false), StateOf(await bot.ReadAsync(second)));
        await using var next = await NotifyingBot.StartAsync(sandbox.World, besides: bot);
        Assert.Equal((MessageStatus.Done, false), StateOf(await next.ComesToRestAsync(second)));
        Assert.Equal(2, bot.Posts.Count);
    }

    [Fact]
    public async Task Told_that_the_host_stops_it_begins_nothing_more_while_others_still_end()
    {
        await using var bot = await NotifyingBot.StartAsync(sandbox.World);
        await bot.SubscribesAsync("en", Topic.Approvals);
        await bot.Get<OutboxDispatcher>().StoppingAsync(default);

        var late = await bot.RecordsAsync(Due(bot.ChannelId));
        await bot.Get<OutboxDispatcher>().StopAsync(default);

        Assert.Empty(bot.Posts);
        Assert.Null((await ProgressAsync(bot, late))?.ClaimedBy);
        await using var next = await NotifyingBot.StartAsync(sandbox.World, besides: bot);
        Assert.Equal((MessageStatus.Done, false), StateOf(await next.ComesToRestAsync(late)));
        Assert.Single(bot.Posts);
    }

    private static MessageDue Due(string channel) => new(Guid.CreateVersion7(), MessageKind.PostToChannel, channel);

    private static async Task<Progress?> ProgressAsync(NotifyingBot bot, AttestationKey key) =>
        (await bot.Get<IOutboxProgress>().ReadAsync(key.Customer, default)).Values.SingleOrDefault();

    private static (MessageStatus Status, bool MayHaveActed) StateOf(Attestation attestation) =>
        Assert.Single(attestation.Messages.Values) is var message ? (message.Status, message.MayHaveActed) : default;
}
