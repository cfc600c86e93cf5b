namespace McaBot.Tests.Support;

/// <summary>A machine's clock that is wrong by so much; timers and durations are right.</summary>
internal sealed class WrongTime(TimeSpan by) : TimeProvider
{
    public TimeSpan By { get; set; } = by;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + By;
}
