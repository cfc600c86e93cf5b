namespace McaBot.Attestations;

/// <summary>A month by its number, or a day of the week.</summary>
internal sealed record CalendarName(int? Month = null, DayOfWeek? Weekday = null);
