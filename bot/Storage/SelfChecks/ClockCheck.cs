using McaBot.Platform.SelfChecks;

namespace McaBot.Storage.SelfChecks;

/// <summary>
/// Whether this machine's clock agrees with storage's. The bot goes by storage's; tokens and certificates go by the machine's.
/// </summary>
internal sealed class ClockCheck(BlobStore store, StoreClock clock) : ISelfCheck
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);

    public CheckSubject Subject => CheckSubject.Clock;

    public string Name => "clock";

    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken cancellationToken)
    {
        // Any answer says what time it is there.
        await store.Unguarded.CallAsync((c, token) => c.ExistsAsync(token), cancellationToken);
        return [clock.Latest is { } reading ? Line(reading.Middle) : CheckLine.Skipped(Name, "storage's answers have no time")];
    }

    private CheckLine Line(TimeSpan ahead)
    {
        var seconds = Math.Round(ahead.TotalSeconds).ToString("+0;-0;0", CultureInfo.InvariantCulture);
        return ahead.Duration() <= Most
            ? CheckLine.Ok(Name, $"storage's is {seconds} s from this machine's")
            : CheckLine.Wrong(Name, $"storage's is {seconds} s from this machine's", "Set this machine's clock (NTP).");
    }
}
