using McaBot.Platform.Settings;
using Microsoft.Extensions.Options;

namespace McaBot.Features.Records.Reports;

/// <summary>The clock by which a month begins and ends: the one that the digests' days are counted by.</summary>
internal sealed class PartnerClock(IOptions<NotificationOptions> options, TimeProvider time)
{
    /// <summary>IANA id.</summary>
    public string ZoneId => options.Value.TimeZone;

    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    /// <summary>With the offset of this clock.</summary>
    public DateTimeOffset Now => TimeZoneInfo.ConvertTime(time.GetUtcNow(), Zone);

    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    /// <param name="day">Any day of it.</param>
    public ReportMonth MonthOf(DateOnly day) => new(new DateOnly(day.Year, day.Month, 1), Zone);
}
