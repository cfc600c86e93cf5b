using System.Globalization;
using System.Text.Json;
using CsCheck;
using McaBot.Cards;

namespace McaBot.Tests.Cards;

public sealed class UserTextTests
{
    private const string Joiner = "\u2060";

    [Theory]
    [InlineData("Contoso", "Contoso")]
    [InlineData(
        "**bold** [x](https://evil.example) <b>&amp;</b> <at>all</at>",
        "**bold** [x](https://evil.example) <b>&amp;</b> <at>all</at>"
    )]
    [InlineData("  two\r\n\tlines  ", "two lines")]
    [InlineData("abc\u202Edef\u2066g\u200F", "abcdefg")]
    [InlineData("a\u0000b\u0007c\u001B[31m", "abc[31m")]
    [InlineData("{{DATE(2026-01-01T00:00:00Z)}}", "{" + Joiner + "{DATE(2026-01-01T00:00:00Z)}}")]
    [InlineData("{{{x", "{" + Joiner + "{" + Joiner + "{x")]
    [InlineData("${secret}", "$" + Joiner + "{secret}")]
    [InlineData("{\u202E{TIME(x)}}", "{" + Joiner + "{TIME(x)}}")]
    [InlineData("", "–")]
    [InlineData(null, "–")]
    [InlineData("\u202E\u0001", "–")]
    public void What_a_person_typed_is_shown_literally_and_nothing_of_it_acts(string? typed, string shown) =>
        Assert.Equal(shown, UserText.Literal(typed));

    [Fact]
    public void Half_a_surrogate_pair_becomes_a_character_that_can_be_written() =>
        Assert.Equal("half \uFFFD pair", UserText.Literal("half \uD83D pair"));

    [Fact]
    public void A_long_text_is_cut_between_characters_as_readers_see_them()
    {
        const string Family = "👩‍👩‍👧‍👦";

        Assert.Equal(Family + Family + "…", UserText.Literal(string.Concat(Enumerable.Repeat(Family, 5)), 3));
        Assert.InRange(UserText.Literal(string.Concat(Enumerable.Repeat(Family, 1000)), 100).Length, 100, 200);
        Assert.Equal("e\u0301e\u0301…", UserText.Literal("e\u0301e\u0301e\u0301e\u0301", 3));
        Assert.Equal("abc", UserText.Literal("abc", 3));
    }

    [Fact]
    public void A_tower_of_accents_takes_no_more_room_than_a_letter() =>
        Assert.Equal("a\uFFFDb", UserText.Literal("ae" + new string('\u0301', 5000) + "b"));

    [Fact]
    public void What_is_given_back_in_an_input_is_not_touched_but_for_its_length()
    {
        Assert.Equal("{{DATE(x)}} **", UserText.Typed("{{DATE(x)}} **", 50));
        Assert.Equal("ab", UserText.Typed("abe\u0301", 3));
        Assert.Null(UserText.Typed("", 3));
        Assert.Equal("\uFFFD", UserText.Typed("\uDC00", 3));
    }

    [Fact]
    public void Whatever_is_typed_the_shown_text_is_short_harmless_and_writable() => Gen.String.Sample(typed =>
    {
        var shown = UserText.Literal(typed, 20);

        Assert.InRange(new StringInfo(shown.Replace(Joiner, "", StringComparison.Ordinal)).LengthInTextElements, 1, 20);
        Assert.DoesNotContain("{{", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("${", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(shown, c => char.IsControl(c) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069');
        Assert.Equal(shown, JsonSerializer.Deserialize<string>(JsonSerializer.Serialize(shown)));
    });
}
