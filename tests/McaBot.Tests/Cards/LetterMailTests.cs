using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Sandbox.Gallery.Samples;
using McaBot.Views;

namespace McaBot.Tests.Cards;

/// <summary>The letter to the customer, addressed, signed, and opened as an e-mail.</summary>
public sealed class LetterMailTests
{
    private static readonly LetterParties Parties = new("Contoso S.A.", "Élodie Müller", "Ben O’Connor", "Northwind Traders");

    public static TheoryData<string> Languages() => new(AgreementLanguages.All);

    [Theory, MemberData(nameof(Languages))]
    public void Every_letter_greets_the_person_and_is_signed(string language)
    {
        var letter = CustomerLetter.For(Parties, new CustomerLink(SampleWorld.Link, SampleWorld.Until), language);

        Assert.Contains("Élodie Müller", letter.Split("\n\n")[1], StringComparison.Ordinal);
        Assert.EndsWith("\nBen O’Connor\nNorthwind Traders", letter, StringComparison.Ordinal);
        Assert.Equal("Ben O’Connor, Northwind Traders", CustomerLetter.SignatureOf(Parties));
        Assert.Contains("Élodie Müller", CustomerLetter.GreetingOf(Parties.Addressee!, language), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', CustomerLetter.GreetingOf(Parties.Addressee!, language));
        Assert.DoesNotContain('{', letter);
    }

    [Theory, MemberData(nameof(Languages))]
    public void An_e_mail_opens_within_what_mail_programs_take_and_says_whether_it_holds_the_text(string language)
    {
        var letter = CustomerLetter.For(Parties, new CustomerLink(SampleWorld.Link, SampleWorld.Until), language);

        var mail = LetterMail.Of("elodie+mca@contoso.example", letter);

        Assert.InRange(mail.Address.OriginalString.Length, 1, LetterMail.Longest);
        Assert.StartsWith("mailto:elodie%2Bmca@contoso.example?subject=", mail.Address.OriginalString, StringComparison.Ordinal);
        Assert.Equal(mail.IsWhole, mail.Address.OriginalString.Contains("&body=", StringComparison.Ordinal));
        Assert.Equal(
            mail.IsWhole,
            mail.Address.OriginalString.Contains(Uri.EscapeDataString(SampleWorld.Link.AbsoluteUri), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, "Northwind Traders", "\nNorthwind Traders")]
    [InlineData("Ben", "", "\nBen")]
    [InlineData(null, " ", "")]
    public void A_name_that_is_not_known_leaves_no_empty_line(string? sender, string? partner, string signature)
    {
        var unsigned = CustomerLetter.For(new LetterParties("Q"), new CustomerLink(SampleWorld.Link), "fr-FR");

        var letter = CustomerLetter.For(new LetterParties("Q", null, sender, partner), new CustomerLink(SampleWorld.Link), "fr-FR");

        Assert.Equal(unsigned + signature, letter);
    }

    [Fact]
    public void English_and_French_letters_fit_whole()
    {
        foreach (var language in new[] { "en-US", "fr-FR" })
        {
            Assert.True(
                LetterMail
                    .Of("a@b.example", CustomerLetter.For(Parties, new CustomerLink(SampleWorld.Link, SampleWorld.Until), language))
                    .IsWhole,
                language);
        }
    }

    [Theory]
    [InlineData("FR", 1)]
    [InlineData("IN", 5.5)]
    [InlineData("US", 0)]
    [InlineData("ZZ", 0)]
    public void The_last_moment_is_on_the_customers_clock_where_the_country_has_one(string country, double hours)
    {
        var at = CustomerClock.At(new DateTimeOffset(2026, 11, 10, 9, 15, 0, TimeSpan.Zero), country);

        Assert.Equal(TimeSpan.FromHours(hours), at.Offset);
        Assert.Equal(new DateTimeOffset(2026, 11, 10, 9, 15, 0, TimeSpan.Zero), at);
        var letter = CustomerLetter.For(new LetterParties("Q"), new CustomerLink(SampleWorld.Link, at), "en-US");
        Assert.Contains(
            hours switch
            {
                1 => "10:15 UTC+1.",
                5.5 => "14:45 UTC+5:30.",
                _ => "09:15 UTC.",
            },
            letter,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_name_brings_no_placeholder_line_or_markup_along()
    {
        var letter = CustomerLetter.For(
            new LetterParties("Q", "{0} {1}\r\n\r\nhttps://evil.example"), new CustomerLink(SampleWorld.Link), "en-US");

        Assert.Contains(
            "\nHello {0} {1} https://evil.example,\n",
            letter.Replace("\u2060", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }
}
