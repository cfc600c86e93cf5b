using McaBot.Attestations;
using McaBot.Outbox;
using McaBot.Sandbox.Wire;
using McaBot.Storage;
using McaBot.Storage.Ledger;
using McaBot.Storage.Projections;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Outbox;
using McaBot.Tests.Sandbox;
using McaBot.Tests.Storage.Doubles;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Channels;

/// <summary>The clock begins on 5 January 2026 at 09:00 UTC.</summary>
[Collection(StandInTests.Name)]
public sealed class DailyDigestTests(WorldWithoutBot sandbox)
{
    [Fact]
    public async Task It_tells_what_waits_and_what_was_settled_since_the_last_one_and_names_nobody()
    {
        await using var bot = await StartAsync();
        var settled = await bot.RecordsAsync(new Approved(), new HandedOff(), Index());
        var waiting = await bot.RecordsAsync(Index());
        await bot.ComesToRestAsync(settled);
        bot.Time.Advance(TimeSpan.FromHours(2));
        var younger = await bot.RecordsAsync(Index());
        var rejected = await bot.RecordsAsync(new Rejected("00"), Index());
        await bot.AppendAsync(settled, new Completed("R-1"), Index());
        await RestAsync(bot, settled, waiting, younger, rejected);
        Assert.Empty(bot.Posts);

        await TomorrowAsync(bot);

        var said = Assert.Single(bot.Posts).Card!.Said();
        Says(
            said, "Waiting for approval2", "The oldest since", "Approved, to be recorded0", "Approved1", "Rejected1",
            "Withdrawn or expired0", "Recorded1");
        Assert.DoesNotContain("carried out", said, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", said, StringComparison.Ordinal);
        Assert.All([settled, waiting, younger, rejected], key =>
            Assert.DoesNotContain(key.Number, bot.Posts[0].Json, StringComparison.Ordinal));

        bot.Time.Advance(TimeSpan.FromHours(1));
        await bot.AppendAsync(waiting, new Withdrawn(), Index());
        await bot.ComesToRestAsync(waiting);
        await TomorrowAsync(bot);

        Assert.Equal(2, bot.Posts.Count);
        Says(bot.Posts[1].Card!.Said(), "Waiting for approval1", "Approved0", "Rejected0", "Withdrawn or expired1", "Recorded0");
    }

    [Fact]
    public async Task It_ends_with_a_fingerprint_that_the_ledgers_are_compared_with_and_that_names_no_customer()
    {
        await using var bot = await StartAsync();
        AttestationKey[] keys = [await bot.RecordsAsync(Index()), await bot.RecordsAsync(new Rejected("00"), Index())];
        await RestAsync(bot, keys);
        await TomorrowAsync(bot);

        var post = Assert.Single(bot.Posts);
        var hash = Assert
        .Single(
            System
                .Text.RegularExpressions.Regex.Matches(post.Card!.Said(), "([0-9a-f]{8} ){7}[0-9a-f]{8}")
                .Select(m => m.Value)
                .Distinct())
        .Replace(" ", "", StringComparison.Ordinal);
        Says(post.Card!.Said(), "Fingerprint of all ledgers", "Ledgers2");
        Assert.All(keys, key => Assert.DoesNotContain(key.Customer.ToString("D"), post.Json, StringComparison.OrdinalIgnoreCase));

        var broken = new List<Guid>();
        Assert.Equal((true, 2), await CheckAsync());
        await bot.Blob(BlobNames.Ledger(keys[0].Customer)).DeleteAsync();
        Assert.Equal((false, 2), await CheckAsync());
        Assert.Equal([keys[0].Customer], broken);

        async Task<(bool, long)> CheckAsync()
        {
            var check = await bot.Get<LedgerFingerprints>().CheckAsync(hash, fault => broken.Add(fault.Customer), default);
            return (check.Holds, check.Ledgers);
        }
    }

    [Fact]
    public async Task A_day_on_which_nothing_is_open_and_nothing_happened_is_skipped()
    {
        await using var bot = await StartAsync();
        await TomorrowAsync(bot);
        Assert.Empty(bot.Posts);

        bot.Time.Advance(TimeSpan.FromHours(1));
        var key = await bot.RecordsAsync(new Rejected("00"), Index());
        await bot.ComesToRestAsync(key);
        await TomorrowAsync(bot);
        await TomorrowAsync(bot);

        Says(Assert.Single(bot.Posts).Card!.Said(), "Waiting for approval0", "Rejected1");
    }

    [Fact]
    public async Task It_comes_at_its_hour_where_the_channel_lives_in_its_language_and_not_on_the_day_it_was_asked_for()
    {
        await using var bot = await NotifyingBot.StartAsync(
            sandbox.World, null, ("Notifications:DigestAt", "07:30"), ("Notifications:TimeZone", "America/New_York"));
        await bot.ComesToRestAsync(await bot.RecordsAsync(Index()));

        // 08:00 there: half an hour late for today.
        bot.Time.Advance(TimeSpan.FromHours(4));
        await bot.SubscribesAsync("fr", Topic.Digest);
        await bot.Digest.RunAsync(default);
        bot.Time.Advance(TimeSpan.FromHours(23));
        await bot.Digest.RunAsync(default);
        Assert.Empty(bot.Posts);

        bot.Time.Advance(TimeSpan.FromMinutes(31));
        await bot.Digest.RunAsync(default);

        Says(Assert.Single(bot.Posts).Card!.Said(), "la journée en chiffres", "En attente d’approbation1");
    }

    [Fact]
    public async Task Two_replicas_and_a_restart_post_it_once()
    {
        await using var bot = await StartAsync();
        await using var other = await NotifyingBot.StartAsync(sandbox.World, bot);
        await bot.ComesToRestAsync(await bot.RecordsAsync(Index()));

        bot.Time.Advance(TimeSpan.FromDays(1));
        await Task.WhenAll(Enumerable.Range(0, 4).SelectMany(_ => new[] { bot.Digest.RunAsync(default), other.Digest.RunAsync(default) }));
        await using var reborn = await NotifyingBot.StartAsync(sandbox.World, bot);
        bot.Time.Advance(TimeSpan.FromHours(2));
        await reborn.Digest.RunAsync(default);

        Assert.Single(bot.Posts);
    }

    [Fact]
    public async Task After_a_crash_between_the_claim_and_the_post_it_is_posted_all_the_same()
    {
        await using var bot = await StartAsync();
        await bot.ComesToRestAsync(await bot.RecordsAsync(Index()));
        bot.Time.Advance(TimeSpan.FromDays(1));
        var mark = BlobNames.Digest(bot.ChannelId, DateOnly.FromDateTime(bot.Now.UtcDateTime));
        Assert.NotNull((await bot.Get<Claims>().TryClaimAsync(mark, new RetryPolicy(), isRepeatable: false, default)).Mine);

        await bot.Digest.RunAsync(default);
        Assert.Empty(bot.Posts);
        bot.Time.Advance(TimeSpan.FromMinutes(1));
        await bot.Digest.RunAsync(default);

        Assert.Single(bot.Posts);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(9, 2)]
    public async Task Where_the_channels_answer_is_lost_there_is_one_duplicate_at_most(int lost, int posts)
    {
        await using var bot = await StartAsync();
        await bot.ComesToRestAsync(await bot.RecordsAsync(Index()));
        bot.Time.Advance(TimeSpan.FromDays(1));
        using var fault = new Cleared(sandbox.World.Faults);
        sandbox.World.Faults.Next("teams", "/v3/conversations", times: lost, dropAfterEffect: true, method: "POST");

        await EveryMinuteAsync(bot, 6);

        Assert.Equal(posts, bot.Posts.Count);
    }

    [Fact]
    public async Task A_channel_that_is_busy_gets_it_later_and_one_that_is_gone_does_not_hold_up_the_rest()
    {
        await using var bot = await StartAsync();
        await bot.Get<ChannelSubscriptions>()
        .AddAsync(
            (await bot.Get<ChannelSubscriptions>().FindAsync(bot.ChannelId, default))! with
            {
                ChannelId = "19:gone@thread.tacv2",
            },
            default);
        await bot.ComesToRestAsync(await bot.RecordsAsync(Index()));
        bot.Time.Advance(TimeSpan.FromDays(1));
        using var fault = new Cleared(sandbox.World.Faults);
        sandbox.World.Faults.Next("teams", "/v3/conversations", times: 4, status: 429, retryAfter: TimeSpan.FromMinutes(3), method: "POST");

        await bot.Digest.RunAsync(default);
        await bot.Digest.RunAsync(default);
        Assert.Empty(bot.Posts);
        await EveryMinuteAsync(bot, 12);

        Assert.Single(bot.Posts);
        Assert.All(await bot.BlobsAsync("digests/"), name => Assert.Matches("^digests/[0-9a-f]{64}/(2026-01-06|last.json)$", name));
    }

    [Fact]
    public async Task It_counts_what_failed_and_what_is_broken_and_reads_no_ledger_that_is_closed()
    {
        await using var bot = await StartAsync();
        var closed = await bot.RecordsAsync(new Rejected("00"), Index());
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var failing = await bot.RecordsAsync(
            new MessageDue(first, MessageKind.TellApprover, Partner.Approver.ToString("D")), new DeadLettered(first, "connector-403"),
            new MessageDue(second, MessageKind.Announce, "failures"), Index());
        var broken = await bot.RecordsAsync(Index());
        await RestAsync(bot, closed, failing, broken);
        await bot.Blob($"ledger/{broken.Customer:D}.jsonl").DeleteAsync();
        await bot.Blob($"ledger/{closed.Customer:D}.jsonl").DeleteAsync();
        await bot.Blob($"open/{closed.Customer:D}").DeleteIfExistsAsync();

        await TomorrowAsync(bot);

        Says(
            Assert.Single(bot.Posts).Card!.Said(), "1 attestation could not be carried out in full",
            "1 customer’s record is no longer intact", "Waiting for approval1", "Rejected1");
    }

    private async Task<NotifyingBot> StartAsync()
    {
        var bot = await NotifyingBot.StartAsync(sandbox.World);
        await bot.SubscribesAsync("en", Topic.Digest);
        bot.Time.Advance(TimeSpan.FromMinutes(1));
        return bot;
    }

    private static async Task TomorrowAsync(NotifyingBot bot)
    {
        bot.Time.Advance(TimeSpan.FromDays(1));
        await bot.Digest.RunAsync(default);
        await bot.Digest.RunAsync(default);
    }

    private static async Task EveryMinuteAsync(NotifyingBot bot, int minutes)
    {
        for (var minute = 0; minute < minutes; minute++)
        {
            await bot.Digest.RunAsync(default);
            bot.Time.Advance(TimeSpan.FromMinutes(1.1));
        }
    }

    private static async Task RestAsync(NotifyingBot bot, params AttestationKey[] keys)
    {
        foreach (var key in keys)
        {
            await bot.ComesToRestAsync(key);
        }
    }

    private static void Says(string said, params string[] words) =>
        Assert.All(words, word => Assert.Contains(word, said, StringComparison.Ordinal));

    private static MessageDue Index() => new(Guid.CreateVersion7(), MessageKind.Index);

    /// <summary>No fault outlives its test: the world is shared.</summary>
    private sealed class Cleared(McaBot.Sandbox.Wire.Faults faults) : IDisposable
    {
        public void Dispose() => faults.Clear();
    }
}
