using System.Globalization;
using McaBot.Cards;
using McaBot.Platform.Settings;
using McaBot.Turns;
using McaBot.Turns.Limits;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace McaBot.Tests.Turns;

public sealed class TurnLimitsTests
{
    private static readonly Guid Tenant = Guid.NewGuid();
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void So_many_turns_are_taken_at_once_and_as_many_again_over_a_minute()
    {
        var limits = Limits(perPerson: 60);
        var ben = Speaker();

        Assert.All(Enumerable.Range(0, 60), _ => Assert.Null(limits.RefusalOf(ben)));
        Assert.Equal(TimeSpan.FromSeconds(1), limits.RefusalOf(ben)!.Wait);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(limits.RefusalOf(ben));
        Assert.NotNull(limits.RefusalOf(ben));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.All(Enumerable.Range(0, 60), _ => Assert.Null(limits.RefusalOf(ben)));
        Assert.NotNull(limits.RefusalOf(ben));
    }

    [Fact]
    public void A_colleague_is_not_held_up()
    {
        var limits = Limits(perPerson: 5);
        var ben = Speaker();
        while (limits.RefusalOf(ben) is null)
        {
        }

        Assert.Null(limits.RefusalOf(Speaker()));
    }

    [Fact]
    public void A_tenant_has_its_own_limit_and_a_refused_turn_counts_for_nobody()
    {
        var limits = Limits(perPerson: 60, perTenant: 5);
        Assert.All(Enumerable.Range(0, 5), _ => Assert.Null(limits.RefusalOf(Speaker())));
        var ben = Speaker();

        Assert.All(Enumerable.Range(0, 100), _ => Assert.NotNull(limits.RefusalOf(ben)));
        Assert.Null(limits.RefusalOf(Speaker() with { TenantId = Guid.NewGuid() }));
        for (var i = 0; i < 60; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(200));
            Assert.Null(limits.RefusalOf(ben));
        }
    }

    [Fact]
    public void Whoever_floods_is_told_now_and_then_not_each_time()
    {
        var limits = Limits(perPerson: 5);
        var ben = Speaker();
        while (limits.RefusalOf(ben) is null or { IsNews: true })
        {
        }

        Assert.DoesNotContain(Enumerable.Range(0, 100), _ => limits.RefusalOf(ben) is { IsNews: true });
        time.Advance(TimeSpan.FromSeconds(12));
        Assert.Null(limits.RefusalOf(ben));
        Assert.True(limits.RefusalOf(ben)!.IsNews);
    }

    [Theory]
    [InlineData("en", 0.2, "You can go on in 1 second.")]
    [InlineData("en", 11.4, "You can go on in 12 seconds.")]
    [InlineData("fr", 0.2, "Vous pourrez continuer dans 1 seconde.")]
    [InlineData("fr", 11.4, "Vous pourrez continuer dans 12 secondes.")]
    public void The_answer_says_how_long_to_wait(string language, double seconds, string words)
    {
        var ben = Speaker() with { Culture = CultureInfo.GetCultureInfo(language) };

        Assert.Contains(
            words, Replies.Of(new TurnRefusal(TimeSpan.FromSeconds(seconds), true).Notice(ben), ben.Culture), StringComparison.Ordinal);
    }

    [Fact]
    public void Those_who_are_gone_take_no_memory()
    {
        var allowance = new TokenBucket(60, TimeSpan.FromMinutes(1));
        for (var i = 0; i < 200_000; i++) allowance.Take(Guid.NewGuid(), TimeSpan.FromMilliseconds(i));

        Assert.InRange(allowance.Kept, 1, 2100);
    }

    private static Caller Speaker() =>
    new(
        Guid.NewGuid(),
        Tenant,
        "Ben",
        "29:1",
        CultureInfo.GetCultureInfo("en"),
        true,
        "https://smba.example/",
        "a:1",
        new DateOnly(2026, 11, 26));

    private TurnLimits Limits(int perPerson = 600, int perTenant = 500) =>
    new(
        Options.Create(new LimitsOptions { TurnsPerPersonPerMinute = perPerson, TurnsPerTenantPerSecond = perTenant }), time,
        NullLogger<TurnLimits>.Instance);
}
