namespace McaBot.Storage;

/// <summary>
/// The time as storage has it: the machine's, put right by what storage's answers say. All replicas share it, whatever their own clocks
/// say, so none takes over or expires anything early. Timers are the machine's. It never goes back.
/// </summary>
/// <param name="machine">This machine's clock.</param>
/// <param name="log">Told when storage has another time than the machine.</param>
internal sealed partial class StoreClock(TimeProvider machine, ILogger<StoreClock> log) : TimeProvider
{
    /// <summary>The key under which the machine's own clock is among the services.</summary>
    public const string Machine = "machine";

    /// <summary>
    /// More than this is no clock that is wrong, but an answer that is: Azure takes no request that is off by more than a quarter of an
    /// hour.
    /// </summary>
    internal static readonly TimeSpan Absurd = TimeSpan.FromHours(24);

    private readonly Lock one = new();
    private TimeSpan offset;
    private bool isMeasured;
    private bool saidAbsurd;
    private ClockReading? doubted;
    private ClockReading? latest;
    private DateTimeOffset last;
    private long lastAt;

    /// <summary>What is added to the machine's clock; zero while the two agree within two seconds.</summary>
    public TimeSpan Offset
    {
        get
        {
            lock (one)
            {
                return offset;
            }
        }
    }

    /// <summary>What storage's last answer said; null while there was none.</summary>
    public ClockReading? Latest
    {
        get
        {
            lock (one)
            {
                return latest;
            }
        }
    }

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);

    public override DateTimeOffset GetUtcNow()
    {
        lock (one)
        {
            var (now, at) = (machine.GetUtcNow() + offset, machine.GetTimestamp());

            // Whoever is ahead waits for the right time at half speed: what is written stays in order, and nobody waits for a clock that
            // stands.
            now = now < last ? last + (machine.GetElapsedTime(lastAt, at) / 2) : now;
            (last, lastAt) = (now, at);
            return now;
        }
    }

    /// <summary>Takes note of what an answer of storage says the time is.</summary>
    /// <param name="date">To the second, as the header has it.</param>
    /// <param name="took">From sending the request to the answer, which came just now.</param>
    internal void Observe(DateTimeOffset date, TimeSpan took)
    {
        var reading = ClockReading.Of(date, took, machine.GetUtcNow());
        lock (one)
        {
            latest = reading;
            if (reading.Middle.Duration() > Absurd)
            {
                SayAbsurd(reading);
                return;
            }

            if (!reading.Allows(offset))
            {
                // One answer alone may be a strange one; the first is all there is.
                if (isMeasured && doubted?.Agrees(reading) != true)
                {
                    doubted = reading;
                    return;
                }

                Set(reading);
            }

            (isMeasured, doubted) = (true, null);
        }
    }

    private void Set(ClockReading reading)
    {
        offset = reading.Allows(TimeSpan.Zero) ? TimeSpan.Zero : reading.Middle;
        if (!isMeasured)
        {
            // Nothing has been written down yet by a time that nobody had checked.
            last = default;
        }

        LogSet(log, Math.Round(offset.TotalSeconds, 1));
    }

    private void SayAbsurd(ClockReading reading)
    {
        if (!saidAbsurd)
        {
            saidAbsurd = true;
            LogAbsurd(log, Math.Round(reading.Middle.TotalSeconds));
        }
    }

    [LoggerMessage(
        2021, LogLevel.Warning,
        "Storage's clock is {Seconds} s ahead of this machine's (behind, where that is below zero): storage's counts. "
        + "Set the machine's clock")]
    private static partial void LogSet(ILogger log, double seconds);

    [LoggerMessage(
        2022, LogLevel.Error,
        "Storage says a time that is {Seconds} s ahead of this machine's (behind, where that is below zero): nobody believes that, "
        + "and the machine's clock counts. Look at both")]
    private static partial void LogAbsurd(ILogger log, double seconds);
}
