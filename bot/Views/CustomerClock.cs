using NodaTime;
using NodaTime.TimeZones;

namespace McaBot.Views;

/// <summary>A moment as clocks at the customer's show it.</summary>
internal static class CustomerClock
{
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    /// <returns>With the offset of the country, where all of it has one time at that moment; else UTC.</returns>
    public static DateTimeOffset At(DateTimeOffset moment, string country)
    {
        var instant = Instant.FromDateTimeOffset(moment);
        var offsets = (TzdbDateTimeZoneSource.Default.ZoneLocations ?? [])
            .Where(location => string.Equals(location.CountryCode, country, StringComparison.Ordinal))
            .Select(location => DateTimeZoneProviders.Tzdb[location.ZoneId].GetUtcOffset(instant))
            .Distinct()
            .ToList();
        return offsets is [var only] ? moment.ToOffset(only.ToTimeSpan()) : moment.ToUniversalTime();
    }
}
