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
    [InlineData("last month", 2026, 10)]
    [InlineData("the previous month", 2026, 10)]
    [InlineData("this month", 2026, 11)]
    [InlineData("the month before last", 2026, 9)]
    [InlineData("for October", 2026, 10)]
    [InlineData("for the month of October 2025", 2025, 10)]
    [InlineData("last December", 2025, 12)]
    [InlineData("Mois dernier", 2026, 10)]
    [InlineData("du mois précédent", 2026, 10)]
    [InlineData("ce mois\u2011ci", 2026, 11)]
    [InlineData("d’octobre", 2026, 10)]
    [InlineData("du mois d'août 2025", 2025, 8)]
    [InlineData("octobre dernier", 2026, 10)]
    [InlineData("de 2026\u201109", 2026, 9)]
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
    [InlineData("month")]
    [InlineData("last")]
    [InlineData("dernier")]
    [InlineData("de Contoso")]
    [InlineData("The Month Company")]
    [InlineData("L’Oréal")]
    public void What_is_no_month_is_left_to_the_search(string text) => Assert.Null(TypedMonth.Read(text, Today));

    [Fact]
    public void The_month_before_January_is_last_years_December() =>
        Assert.Equal(new DateOnly(2025, 12, 1), TypedMonth.Read("last month", new DateOnly(2026, 1, 31)));
}
