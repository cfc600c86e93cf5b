namespace McaBot.Tests.Features.Bulk;

/// <summary>A number of a workbook, and how it is shown; a day is a number too.</summary>
internal sealed record FormattedCell(double Number, string Format)
{
    public FormattedCell(DateOnly day, string format)
        : this((day.ToDateTime(default) - new DateTime(1899, 12, 30)).Days, format)
    {
    }
}
