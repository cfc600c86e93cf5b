using McaBot.Outbox;
using McaBot.Tests.Teams;

namespace McaBot.Tests.Outbox;

public sealed class WakeTimersTests
{
    private readonly SimulatedTime time = new();
    private readonly List<TimeSpan> woken = [];
    private readonly Guid customer = Guid.NewGuid();
    private readonly WakeTimers<Guid> alarms;

    public WakeTimersTests() => alarms = new WakeTimers<Guid>(time, _ => woken.Add(time.Elapsed));

    [Fact]
    public void However_often_the_same_moment_is_asked_for_there_is_one_alarm_and_nothing_is_left_of_it()
    {
        time.Run(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                alarms.Set(customer, time.GetUtcNow() + TimeSpan.FromMinutes(2 + i), default);
            }
        });

        Assert.InRange(Assert.Single(woken), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2.1));
        Assert.Equal(0, alarms.Count);
    }

    [Fact]
    public void An_earlier_moment_comes_first_and_what_is_far_off_is_looked_at_before()
    {
        time.Run(() =>
        {
            alarms.Set(customer, time.GetUtcNow() + TimeSpan.FromDays(3), default);
            alarms.Set(customer, time.GetUtcNow() + TimeSpan.FromMinutes(1), default);
            alarms.Set(customer, time.GetUtcNow() - TimeSpan.FromMinutes(1), default);
        });

        Assert.Equal([0, 1, 15], woken.Select(w => (int)w.TotalMinutes));
        Assert.Equal(0, alarms.Count);
    }
}
