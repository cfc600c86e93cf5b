using McaBot.Storage.Projections;

namespace McaBot.Features.Records.Reports;

/// <summary>A month by the partner's own clock.</summary>
/// <param name="First">Its first day.</param>
internal sealed record ReportMonth(DateOnly First, TimeZoneInfo Zone)
{
    /// <summary>There was no agreement to attest to before; and days can be counted back from here.</summary>
    public const int FirstYear = 2000;

    /// <param name="day">Any day of it.</param>
    public static ReportMonth Of(DateOnly day, TimeZoneInfo zone) => new(new DateOnly(day.Year, day.Month, 1), zone);

    public ReportMonth Before => this with { First = First.AddMonths(-1) };

    /// <summary>The months of the index, which are UTC's, that share a moment with it: two, but where the clock is UTC.</summary>
    public IEnumerable<DateOnly> IndexMonths =>
        new[] { MonthIndex.MonthOf(StartOf(First)), MonthIndex.MonthOf(StartOf(First.AddMonths(1)).AddTicks(-1)) }.Distinct();

    public bool Covers(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, Zone) is var local && local.Year == First.Year && local.Month == First.Month;

    private DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight));
    }
}
