using System.Globalization;
using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Tests.Attestations;

public sealed class TypedDayTests
{
    private static readonly DateOnly Day = new(2025, 11, 3);

    [Theory]
    [InlineData("2025-11-03", "en-US")]
    [InlineData("2025/11/03", "en-US")]
    [InlineData("2025.11.3", "fr-FR")]
    [InlineData("11/3/2025", "en-US")]
    [InlineData("11-03-25", "en-US")]
    [InlineData("03/11/2025", "en-GB")]
    [InlineData("3/11/2025", "en-AU")]
    [InlineData("03/11/2025", "en-IE")]
    [InlineData("03-11-2025", "en-IN")]
    [InlineData("03/11/2025", "en-ZA")]
    [InlineData("3/11/25", "en-GB")]
    [InlineData("03.11.2025", "fr-FR")]
    [InlineData("03-11-2025", "fr-FR")]
    [InlineData("3/11/25", "fr-FR")]
    [InlineData("03/11/2025", "fr-CA")]
    [InlineData("2025-11-03", "fr-CA")]
    [InlineData("03.11.2025", "de-DE")]
    [InlineData("03-11-2025", "nl-NL")]
    [InlineData("2025. 11. 3.", "ko-KR")]
    [InlineData("2025年11月3日", "ja-JP")]
    [InlineData("3 November 2025", "en-GB")]
    [InlineData("3rd November 2025", "en-GB")]
    [InlineData("the 3rd of November, 2025", "en-GB")]
    [InlineData("November 3, 2025", "en-US")]
    [InlineData("Nov 3rd, 2025", "en-US")]
    [InlineData("3 Nov. 2025", "en-GB")]
    [InlineData("3 novembre 2025", "fr-FR")]
    [InlineData("le 3 nov. 2025", "fr-FR")]
    [InlineData("3 NOVEMBRE 2025", "en-GB")]
    [InlineData("3 November 2025", "fr-FR")]
    [InlineData("3. November 2025", "de-DE")]
    [InlineData("03-Nov-25", "en-GB")]
    [InlineData("03-nov.-2025", "fr-FR")]
    [InlineData("Monday, 3 November 2025", "en-GB")]
    [InlineData("Mon, Nov 3, 2025", "en-US")]
    [InlineData("lundi 3 novembre 2025", "fr-FR")]
    [InlineData("lun. 3 nov. 2025", "fr-FR")]
    [InlineData("Monday 03/11/2025", "en-GB")]
    [InlineData("03/11/2025 00:00", "en-GB")]
    [InlineData("11/3/2025 12:00:00\u202FAM", "en-US")]
    [InlineData("2025-11-03 00:00:00", "en-GB")]
    [InlineData("2025-11-03T00:00:00Z", "en-GB")]
    [InlineData("2025-11-03T00:00:00.0000000+02:00", "en-GB")]
    [InlineData("3 novembre 2025 à 00h00", "fr-FR")]
    [InlineData("\u200E03/11/2025\u200E", "en-GB")]
    [InlineData("03\u00A0novembre\u00A02025", "fr-FR")]
    [InlineData("٣/١١/٢٠٢٥", "ar-EG")]
    [InlineData("3/11/2568", "th-TH")]
    [InlineData("3/11/2025", "th-TH")]
    public void A_day_is_read_as_its_writer_means_it(string typed, string culture) =>
        Assert.Equal(Day, TypedDay.Read(typed, CultureInfo.GetCultureInfo(culture))?.Day);

    [Theory]
    [InlineData("1er novembre 2025", "fr-FR")]
    [InlineData("1er nov. 2025", "fr-FR")]
    [InlineData("1st November 2025", "en-GB")]
    [InlineData("1er novembre 2025", "en-GB")]
    public void The_first_of_a_month_is_read_as_it_is_said(string typed, string culture) =>
        Assert.Equal(new DateOnly(2025, 11, 1), TypedDay.Read(typed, CultureInfo.GetCultureInfo(culture))?.Day);

    [Fact]
    public void A_Tuesday_in_French_is_no_March() =>
        Assert.Equal(new DateOnly(2025, 11, 4), TypedDay.Read("mar. 4 nov. 2025", CultureInfo.GetCultureInfo("fr-FR"))?.Day);

    [Theory]
    [InlineData("", "en-GB")]
    [InlineData("45964", "en-GB")]
    [InlineData("20251103", "en-GB")]
    [InlineData("3/11", "en-GB")]
    [InlineData("3 November", "en-GB")]
    [InlineData("November 2025", "en-GB")]
    [InlineData("yesterday", "en-GB")]
    [InlineData("13/11/2025", "en-US")]
    [InlineData("11/13/2025", "en-GB")]
    [InlineData("31/11/2025", "en-GB")]
    [InlineData("2025-02-30", "en-GB")]
    [InlineData("03/11/25", "fr-CA")]
    [InlineData("03/11/2025", "ja-JP")]
    [InlineData("Tuesday 3 November 2025", "en-GB")]
    [InlineData("3 jui 2025", "fr-FR")]
    [InlineData("3 November October 2025", "en-GB")]
    [InlineData("2025-11-03T10:00:00Z", "en-GB")]
    [InlineData("03/11/2025 9:30", "en-GB")]
    [InlineData("3/11/2025?", "en-GB")]
    [InlineData("about 3 November 2025", "en-GB")]
    public void Nothing_is_guessed(string typed, string culture) =>
        Assert.Null(TypedDay.Read(typed, CultureInfo.GetCultureInfo(culture)));

    [Theory]
    [InlineData("03/11/2025", "en-GB", true)]
    [InlineData("11/3/2025", "en-US", true)]
    [InlineData("3.11.25", "de-DE", true)]
    [InlineData("13/11/2025", "en-GB", false)]
    [InlineData("11/11/2025", "en-GB", false)]
    [InlineData("2025/11/03", "en-GB", false)]
    [InlineData("2025-11-03", "en-US", false)]
    [InlineData("3 November 2025", "en-GB", false)]
    [InlineData("03-Nov-25", "en-GB", false)]
    public void A_day_that_others_read_otherwise_is_told_apart(string typed, string culture, bool isAmbiguous) =>
        Assert.Equal(isAmbiguous, TypedDay.Read(typed, CultureInfo.GetCultureInfo(culture))!.IsAmbiguous);

    /// <summary>Every format of a day in cards and files, and those in which clients show a day of a card, through two years.</summary>
    [Fact]
    public void Whatever_the_bot_writes_can_be_typed_back()
    {
        string[] cultures = ["en-GB", "en-US", "en-AU", "en-ZA", "fr-FR", "fr-CA", "fr-BE", "de-DE", "ja-JP"];
        for (var day = new DateOnly(2024, 1, 1); day.Year < 2026; day = day.AddDays(1))
        {
            foreach (var language in Cultures.All)
            {
                string[] written =
                [
                    Texts.For(language).Day(day), TypedDay.Iso(day),
                    day.ToString("ddd, d MMM yyyy", language), day.ToString("ddd, MMM d, yyyy", language), day.ToString("D", language),
                ];
                foreach (var culture in cultures.Where(c => c.StartsWith(language.Name, StringComparison.Ordinal)))
                {
                    Assert.All(written, text => Assert.Equal(day, TypedDay.Read(text, CultureInfo.GetCultureInfo(culture))?.Day));
                }

                Assert.All(cultures, culture => Assert.Equal(day, TypedDay.Read(written[0], CultureInfo.GetCultureInfo(culture))?.Day));
            }
        }
    }
}
