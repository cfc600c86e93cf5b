using McaBot.Platform.Settings;

namespace McaBot.Platform;

/// <summary>The partner's own clock: digests, alarms and months are counted by it, and it is written where several people read.</summary>
internal sealed class PartnerClock(IOptions<NotificationOptions> options, TimeProvider time)
{
    /// <summary>IANA id.</summary>
    public string ZoneId => options.Value.TimeZone;

    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    /// <summary>With the offset of this clock.</summary>
    public DateTimeOffset Now => TimeZoneInfo.ConvertTime(time.GetUtcNow(), Zone);

    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);
}
