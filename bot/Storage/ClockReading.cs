namespace McaBot.Storage;

/// <summary>What one answer tells: storage's clock is at least and at most so far ahead of the machine's.</summary>
internal readonly record struct ClockReading(TimeSpan Least, TimeSpan Most)
{
    /// <summary>Whoever is no further off is left alone.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    public TimeSpan Middle => (Least + Most) / 2;

    /// <param name="date">A whole second; storage wrote it at some moment of that second, and of the call.</param>
    public static ClockReading Of(DateTimeOffset date, TimeSpan took, DateTimeOffset received)
    {
        var least = date - received;
        return new(least, least + TimeSpan.FromSeconds(1) + took);
    }

    /// <summary>Whether an offset may be kept.</summary>
    public bool Allows(TimeSpan offset) => offset >= Least - Tolerance && offset <= Most + Tolerance;

    public bool Agrees(ClockReading other) => other.Least <= Most + Tolerance && other.Most >= Least - Tolerance;
}
