using McaBot.Platform.Settings;

namespace McaBot.Turns.Limits;

/// <summary>
/// What a person and a tenant may ask of this process in a while. Asked once it is known who speaks, before anything is read or written for
/// them.
/// </summary>
internal sealed partial class TurnLimits(IOptions<LimitsOptions> options, TimeProvider time, ILogger<TurnLimits> log)
{
    private readonly TokenBucket people = new(options.Value.TurnsPerPersonPerMinute, TimeSpan.FromMinutes(1));
    private readonly TokenBucket tenants = new(options.Value.TurnsPerTenantPerSecond, TimeSpan.FromSeconds(1));
    private readonly TokenBucket words = new(1, TimeSpan.FromSeconds(10));
    private readonly long began = time.GetTimestamp();
    private readonly Lock gate = new();

    /// <returns>Null when the turn may go on; what is refused counts for nothing.</returns>
    public TurnRefusal? RefusalOf(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        TurnRefusal refusal;
        lock (gate)
        {
            var now = time.GetElapsedTime(began);
            var (own, all) = (people.WaitOf(caller.ObjectId, now), tenants.WaitOf(caller.TenantId, now));
            if (own == TimeSpan.Zero && all == TimeSpan.Zero)
            {
                people.Take(caller.ObjectId, now);
                tenants.Take(caller.TenantId, now);
                return null;
            }

            refusal = new TurnRefusal(own > all ? own : all, words.WaitOf(caller.ObjectId, now) == TimeSpan.Zero);
            if (refusal.IsNews)
            {
                words.Take(caller.ObjectId, now);
            }
        }

        if (refusal.IsNews)
        {
            Log.TooFast(log, caller.ObjectId, caller.TenantId);
        }

        return refusal;
    }

    private static partial class Log
    {
        [LoggerMessage(
            1014, LogLevel.Warning, "Turns of {Person} of tenant {Tenant} are refused for a while: there were too many (Limits)")]
        public static partial void TooFast(ILogger log, Guid person, Guid tenant);
    }
}
