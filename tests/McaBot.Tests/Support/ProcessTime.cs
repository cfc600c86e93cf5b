namespace McaBot.Tests.Support;

/// <summary>
/// The clock of a whole process, whose hands are wrong or leap; its timers run in real time. FakeTimeProvider cannot stand in for it:
/// there, whoever moves the hands also ends every deadline of the process, and hands that are wrong do not go on.
/// </summary>
/// <param name="hands">Real time where nothing else is said.</param>
internal sealed class ProcessTime(TimeProvider? hands = null) : TimeProvider
{
    private const int Stretched = 60;

    // What is shorter is a pause.
    private static readonly TimeSpan ShortestDeadline = TimeSpan.FromSeconds(2.5);

    private readonly TimeProvider hands = hands ?? System;

    /// <summary>Whether whoever has seconds for something has minutes for it: a machine that is busy breaks no deadline then.</summary>
    public bool StretchesDeadlines { get; init; }

    /// <summary>How wrong the time of day is; durations are right.</summary>
    public TimeSpan Wrong { get; set; }

    public override long TimestampFrequency => hands.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => hands.GetUtcNow() + Wrong;

    public override long GetTimestamp() => hands.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, StretchesDeadlines && dueTime >= ShortestDeadline ? dueTime * Stretched : dueTime, period);
}
