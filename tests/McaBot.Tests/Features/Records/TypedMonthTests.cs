using McaBot.Features.Records.Exports;

namespace McaBot.Tests.Features.Records;

public sealed class TypedMonthTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("2026-11", 2026, 11)]
    [InlineData("2026-1", 2026, 1)]
    [InlineData("11/2026", 2026, 11)]
    [InlineData("3.2025", 2025, 3)]
    [InlineData("November 2026", 2026, 11)]
    [InlineData("nov 2025", 2025, 11)]
    [InlineData("  novembre 2026 ", 2026, 11)]
    [InlineData("Décembre 2025", 2025, 12)]
    [InlineData("decembre 2025", 2025, 12)]
    [InlineData("août", 2026, 8)]
    [InlineData("November", 2026, 11)]
    [InlineData("December", 2025, 12)]
    public void A_month_is_understood_as_people_write_it(string text, int year, int month) =>
        Assert.Equal(new DateOnly(year, month, 1), TypedMonth.Read(text, Today));

    [Theory]
    [InlineData("")]
    [InlineData("2026")]
    [InlineData("2026-13")]
    [InlineData("Contoso")]
    [InlineData("November 26")]
    [InlineData("May Contoso 2026")]
    [InlineData("November 0000")]
    public void What_is_no_month_is_left_to_the_search(string text) => Assert.Null(TypedMonth.Read(text, Today));
}
