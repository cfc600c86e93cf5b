using McaBot.Attestations;
using McaBot.Storage.Projections;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Outbox;
using McaBot.Tests.Sandbox;
using McaBot.Tests.Support;

namespace McaBot.Tests.Field;

/// <summary>
/// Nobody announces that the channel is gone: Teams says so when something is to be posted there. On a clock the test moves.
/// </summary>
[Collection(StandInTests.Name)]
public sealed class LastingAbsenceTests(WorldWithoutBot sandbox) : IDisposable
{
    public void Dispose()
    {
        sandbox.World.Teams.RestoreChannel();
        sandbox.World.Teams.InstallInTeam();
    }

    [Theory]
    [InlineData("no such channel")]
    [InlineData("not in its team")]
    public async Task F09_a_channel_of_which_Teams_says_for_minutes_that_it_is_not_there_is_told_nothing_more(string how)
    {
        await using var bot = await NotifyingBot.StartAsync(sandbox.World);
        await bot.SubscribesAsync("en", Topic.Approvals, Topic.Failures);
        if (how == "no such channel") sandbox.World.Teams.DeleteChannel();
        else sandbox.World.Teams.UninstallInTeam();
        var requests = new[] { await RequestsAsync(bot), await RequestsAsync(bot), await RequestsAsync(bot) };

        foreach (var request in requests) await WaitsAsync(bot, request);
        Assert.NotNull(await SubscriptionAsync(bot));

        bot.Time.Advance(TimeSpan.FromMinutes(7));
        foreach (var request in requests)
            Assert.DoesNotContain((await bot.ComesToRestAsync(request)).Messages.Values, e => e.Status == MessageStatus.DeadLettered);

        Assert.Null(await SubscriptionAsync(bot));
        var later = await bot.ComesToRestAsync(await RequestsAsync(bot));
        Assert.DoesNotContain(later.Messages.Values, e => e.Kind == MessageKind.PostToChannel);
    }

    [Fact]
    public async Task F09_a_channel_that_was_away_for_a_moment_gets_its_post_once_and_stays_subscribed()
    {
        await using var bot = await NotifyingBot.StartAsync(sandbox.World);
        await bot.SubscribesAsync("en", Topic.Approvals);
        sandbox.World.Teams.DeleteChannel();
        var request = await RequestsAsync(bot);
        await WaitsAsync(bot, request);
        Assert.NotNull((await SubscriptionAsync(bot))!.MissingSince);

        sandbox.World.Teams.RestoreChannel();
        bot.Time.Advance(TimeSpan.FromMinutes(7));
        await bot.ComesToRestAsync(request);

        Assert.Single(bot.Posts);
        Assert.Null((await SubscriptionAsync(bot))!.MissingSince);
    }

    [Fact]
    public async Task F09_two_answers_days_apart_end_nothing()
    {
        await using var bot = await NotifyingBot.StartAsync(sandbox.World);
        await bot.SubscribesAsync("en", Topic.Approvals);
        var channels = bot.Get<ChannelSubscriptions>();

        Assert.False(await channels.NoteMissingAsync(bot.ChannelId, bot.Now, default));
        Assert.False(await channels.NoteMissingAsync(bot.ChannelId, bot.Now.AddMinutes(4), default));
        Assert.False(await channels.NoteMissingAsync(bot.ChannelId, bot.Now.AddDays(2), default));
        Assert.NotNull(await SubscriptionAsync(bot));

        Assert.True(await channels.NoteMissingAsync(bot.ChannelId, bot.Now.AddDays(2).AddMinutes(5), default));
        Assert.Null(await SubscriptionAsync(bot));
        Assert.True(await channels.NoteMissingAsync(bot.ChannelId, bot.Now.AddDays(2).AddMinutes(6), default));
    }

    [Fact]
    public async Task F09_the_digest_of_a_channel_that_is_gone_ends_with_it()
    {
        await using var bot = await NotifyingBot.StartAsync(sandbox.World, null, ("Notifications:DigestAt", "08:00"));
        await bot.SubscribesAsync("en", Topic.Digest);
        await bot.ComesToRestAsync(await bot.RecordsAsync(Due(MessageKind.Index)));
        sandbox.World.Teams.DeleteChannel();

        bot.Time.Advance(TimeSpan.FromDays(1));
        await RoundsUntilAsync(bot, subscription => subscription is { MissingSince: not null });
        bot.Time.Advance(TimeSpan.FromMinutes(7));
        await RoundsUntilAsync(bot, subscription => subscription is null);

        Assert.Empty(bot.Posts);
    }

    private static Task<AttestationKey> RequestsAsync(NotifyingBot bot) => bot.RecordsAsync(Due(MessageKind.Announce));

    private static MessageDue Due(MessageKind kind) => new(Guid.CreateVersion7(), kind);

    /// <summary>Until the post was tried, and is to be tried again minutes later.</summary>
    private static Task<Progress> WaitsAsync(NotifyingBot bot, AttestationKey request) =>
    Waiting.UntilAsync("a post that is to be tried again", async () =>
        (await bot.Get<IOutboxProgress>().ReadAsync(request.Customer, default)).Values.FirstOrDefault(p =>
            p is { ClaimedBy: null, Why: "channel-missing" }));

    private static Task<string> RoundsUntilAsync(NotifyingBot bot, Func<ChannelSubscription?, bool> isSo) =>
    Waiting.UntilAsync("the subscription to be so", async () =>
    {
        await bot.Digest.RunAsync(default);
        return isSo(await SubscriptionAsync(bot)) ? "so" : null;
    });

    private static Task<ChannelSubscription?> SubscriptionAsync(NotifyingBot bot) =>
        bot.Get<ChannelSubscriptions>().FindAsync(bot.ChannelId, default);
}
