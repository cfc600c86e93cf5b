namespace McaBot.Features.Records.Exports;

/// <summary>What an audit file covers.</summary>
/// <param name="Customer">Everything about this customer; null for a month.</param>
/// <param name="Month">The first day of the month (UTC); null for a customer.</param>
internal sealed record ExportScope(Guid? Customer, DateOnly? Month)
{
    public static ExportScope Of(Guid customer) => new(customer, null);

    public static ExportScope Of(DateOnly month) => new(null, new DateOnly(month.Year, month.Month, 1));

    public string Name =>
        Month is { } month ? month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture) : Customer!.Value.ToString("D");

    public bool Covers(DateTimeOffset at) =>
        Month is not { } month || (at.UtcDateTime.Year == month.Year && at.UtcDateTime.Month == month.Month);
}
