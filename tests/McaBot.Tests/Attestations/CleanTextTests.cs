using CsCheck;
using McaBot.Attestations;

namespace McaBot.Tests.Attestations;

public sealed class CleanTextTests
{
    [Theory]
    [InlineData("\u200B9a8b7c6d", "9a8b7c6d")]
    [InlineData("9a8b7c6d\uFEFF", "9a8b7c6d")]
    [InlineData("Beau\u200Bregard", "Beauregard")]
    [InlineData("Beau\u00ADregard", "Beauregard")]
    [InlineData("\u202AContoso\u202C", "Contoso")]
    [InlineData("\u2066Contoso\u2069\u200E", "Contoso")]
    [InlineData("Conto\u034Fso", "Contoso")]
    [InlineData("Conto\u200Dso", "Contoso")]
    [InlineData("Conto\uFE0Fso", "Contoso")]
    [InlineData("Conto\0so\u0007", "Contoso")]
    [InlineData("Conto\uFFFEso", "Contoso")]
    [InlineData("help\U000E0041\U000E0042", "help")]
    public void What_does_not_show_is_dropped(string text, string shown) => Assert.Equal(shown, CleanText.Of(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u00A0\t\r\n")]
    [InlineData("\u200B\u200C\u200D\uFEFF")]
    [InlineData("\u3164")]
    [InlineData("\u115F\u1160\uFFA0")]
    [InlineData("\u2800\u2800")]
    [InlineData("\uFE0F\U000E0100")]
    public void Nothing_visible_is_nothing(string? text) => Assert.Equal("", CleanText.Of(text));

    [Theory]
    [InlineData("Jean\u00A0Paul", "Jean Paul")]
    [InlineData("Jean\u202FPaul", "Jean Paul")]
    [InlineData("Jean\u3000Paul", "Jean Paul")]
    [InlineData("Jean\tPaul", "Jean Paul")]
    [InlineData("\u2003Jean Paul\u2009", "Jean Paul")]
    public void Every_space_is_a_plain_one(string text, string plain) => Assert.Equal(plain, CleanText.Of(text));

    [Theory]
    [InlineData("می\u200Cخواهم")]
    [InlineData("क\u094D\u200Dष")]
    [InlineData("👩\u200D💻")]
    [InlineData("❤\uFE0F\u200D🔥")]
    [InlineData("葛\U000E0100飾")]
    [InlineData("\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F")]
    [InlineData("𠮷野")]
    [InlineData("Müller-Lüdenscheidt")]
    [InlineData("O’Brien")]
    [InlineData("\u0601\u0661\u0662")]
    public void What_carries_meaning_stays(string text) => Assert.Equal(text, CleanText.Of(text));

    [Fact]
    public void Half_a_character_goes_and_its_neighbours_stay()
    {
        Assert.Equal("", CleanText.Of("\uD842"));
        Assert.Equal("ab", CleanText.Of("a\uD842b\uDFB7"));
    }

    [Fact]
    public void Letters_and_their_accents_are_one() => Assert.Equal("\u00C9lodie", CleanText.Of("E\u0301lodie"));

    [Theory]
    [InlineData("one\r\ntwo")]
    [InlineData("one\rtwo")]
    [InlineData("one\ntwo")]
    [InlineData("one\u2028two")]
    [InlineData("one\u0085two")]
    public void Line_breaks_are_folded_or_kept_as_asked(string text)
    {
        Assert.Equal("one two", CleanText.Of(text));
        Assert.Equal("one\ntwo", CleanText.Of(text, keepsLines: true));
    }

    [Fact]
    public void Cleaning_again_changes_nothing() =>
        Gen.String.Sample(text =>
        {
            var clean = CleanText.Of(text, keepsLines: true);
            Assert.Equal(clean, CleanText.Of(clean, keepsLines: true));
        });
}
