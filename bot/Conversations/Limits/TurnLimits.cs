using McaBot.Cards;
using McaBot.Hosting;
using Microsoft.Extensions.Options;

namespace McaBot.Conversations.Limits;

/// <param name="Wait">Until the next turn is taken.</param>
/// <param name="IsNews">Whether the person has not been told for a while: who floods a chat does not get it flooded back.</param>
public sealed record TurnRefusal(TimeSpan Wait, bool IsNews)
{
    public Notice Notice(Speaker speaker) => new(NoticeKind.TooFast, Person: Texts.For(speaker.Culture).Seconds(Wait));
}

/// <summary>What a person and a tenant may ask of this process in a while. Asked once it is known who speaks, before anything is read or written for them.</summary>
public sealed partial class TurnLimits(IOptions<LimitsOptions> options, TimeProvider time, ILogger<TurnLimits> log)
{
    private readonly Allowance people = new(options.Value.TurnsPerPersonPerMinute, TimeSpan.FromMinutes(1));
    private readonly Allowance tenants = new(options.Value.TurnsPerTenantPerSecond, TimeSpan.FromSeconds(1));
    private readonly Allowance words = new(1, TimeSpan.FromSeconds(10));
    private readonly long began = time.GetTimestamp();
    private readonly Lock gate = new();

    /// <returns>Null when the turn may go on; what is refused counts for nothing.</returns>
    public TurnRefusal? RefusalOf(Speaker speaker)
    {
        ArgumentNullException.ThrowIfNull(speaker);
        TurnRefusal refusal;
        lock (gate)
        {
            var now = time.GetElapsedTime(began);
            var (own, all) = (people.WaitOf(speaker.ObjectId, now), tenants.WaitOf(speaker.TenantId, now));
            if (own == TimeSpan.Zero && all == TimeSpan.Zero)
            {
                people.Take(speaker.ObjectId, now);
                tenants.Take(speaker.TenantId, now);
                return null;
            }

            refusal = new TurnRefusal(own > all ? own : all, words.WaitOf(speaker.ObjectId, now) == TimeSpan.Zero);
            if (refusal.IsNews)
            {
                words.Take(speaker.ObjectId, now);
            }
        }

        if (refusal.IsNews)
        {
            Log.TooFast(log, speaker.ObjectId, speaker.TenantId);
        }

        return refusal;
    }

    private static partial class Log
    {
        [LoggerMessage(1014, LogLevel.Warning, "Turns of {Person} of tenant {Tenant} are refused for a while: there were too many (Limits)")]
        public static partial void TooFast(ILogger log, Guid person, Guid tenant);
    }
}
