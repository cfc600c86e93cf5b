using System.Globalization;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Sandbox.Gallery.Samples;

namespace McaBot.Tests.Cards;

public sealed class CustomerLetterTests
{
    private static readonly CustomerLink Link = new(SampleWorld.Link, SampleWorld.Until);

    public static TheoryData<string> Languages() => new(AgreementLanguages.All);

    [Theory, MemberData(nameof(Languages))]
    public void Every_agreement_language_has_a_letter_of_its_own_that_names_company_link_and_last_moment(string language)
    {
        var letter = CustomerLetter.For(new LetterParties("Contoso S.A."), Link, language);

        Assert.Contains("Contoso S.A.", letter, StringComparison.Ordinal);
        Assert.Contains($"\n\n{SampleWorld.Link.AbsoluteUri}\n\n", letter, StringComparison.Ordinal);
        Assert.Contains("2026", letter, StringComparison.Ordinal);
        Assert.Contains("09:15 UTC", letter, StringComparison.Ordinal);
        Assert.Contains("Microsoft", letter.Replace("Майкрософт", "Microsoft", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain('{', letter);
        Assert.DoesNotContain('\r', letter);
        Assert.InRange(letter.Length, 150, 1200);
        Assert.Single(AgreementLanguages.All, l => CustomerLetter.For(new LetterParties("Contoso S.A."), Link, l) == letter);
    }

    [Theory, MemberData(nameof(Languages))]
    public void A_link_of_unknown_life_is_sent_without_a_date(string language)
    {
        var letter = CustomerLetter.For(new LetterParties("Contoso"), new CustomerLink(SampleWorld.Link), language);

        Assert.DoesNotContain("UTC", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", letter, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Languages))]
    public void A_letter_is_written_in_the_script_of_its_language(string language)
    {
        var script = language.Split('-')[0] switch
        {
            "ar" => 'ا',
            "bg" or "ru" or "uk" => 'и',
            "el" => 'ο',
            "he" => 'ה',
            "ja" => 'の',
            "ko" => '를',
            "th" => 'า',
            "zh" => '的',
            _ => 'n',
        };
        var words = CustomerLetter
            .For(new LetterParties("Q"), Link, language)
            .Replace("Microsoft", "", StringComparison.Ordinal)
            .Replace(SampleWorld.Link.AbsoluteUri, "", StringComparison.Ordinal);

        Assert.Contains(script, words);
        Assert.Equal(language is "ar-SA" or "he-IL", CustomerLetter.IsRightToLeft(language));
    }

    [Fact]
    public void The_last_moment_is_written_as_the_language_writes_dates_and_in_the_calendar_of_business()
    {
        Assert.Contains(
            "mardi 10 novembre 2026, 09:15 UTC", CustomerLetter.For(new LetterParties("Q"), Link, "fr-FR"), StringComparison.Ordinal);
        Assert.Contains("Dienstag, 10. November 2026", CustomerLetter.For(new LetterParties("Q"), Link, "de-DE"), StringComparison.Ordinal);
        Assert.Contains("2026年11月10日", CustomerLetter.For(new LetterParties("Q"), Link, "ja-JP"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_language_without_a_letter_is_written_to_in_English_and_a_hostile_company_name_brings_nothing_along()
    {
        var letter = CustomerLetter.For(new LetterParties("Evil {0} {1} \u202E\r\n\r\nhttps://evil.example"), Link, "xx-XX");

        Assert.StartsWith("Evil {0} {1} https://evil.example – Microsoft Customer Agreement\n\nHello,", letter, StringComparison.Ordinal);
    }
}
