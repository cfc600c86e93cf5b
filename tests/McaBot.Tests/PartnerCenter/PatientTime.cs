namespace McaBot.Tests.PartnerCenter;

/// <summary>Its hands move when told; its timers run late, so that a busy machine does not look like a slow Partner Center.</summary>
internal sealed class PatientTime : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime * 20 : dueTime, period);

    public void Advance(TimeSpan by) => ahead += by;
}
