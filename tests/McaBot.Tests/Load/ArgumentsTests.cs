using McaBot.Benchmarks;
using McaBot.Benchmarks.Soak;

namespace McaBot.Tests.Load;

/// <summary>All measurements read what was typed after their names in one way.</summary>
public sealed class ArgumentsTests
{
    private static readonly Dictionary<string, int> Known = new(StringComparer.Ordinal) { ["one"] = 1, ["two"] = 2 };

    [Fact]
    public void What_was_typed_is_read_and_what_was_not_is_as_usual()
    {
        var typed = Arguments.Read(["--rows", "7", "--shares", "0.5,1", "--only", "two,one", "--quick"], "--quick");

        Assert.Equal(7, typed.Whole("--rows", 1, 1, 10));
        Assert.Equal([0.5, 1], typed.Numbers("--shares", [3], 0, 1));
        Assert.Equal([2, 1], typed.Words("--only", [1], Known));
        Assert.True(typed.Has("--quick"));
        Assert.Equal(2.5, typed.Number("--minutes", 2.5, 0, 10));
        Assert.Equal([1, 2], typed.Wholes("--processes", [1, 2], 1, 4));
        Assert.True(typed.AreUnderstood);
    }

    [Theory]
    [InlineData("--rows 11")]
    [InlineData("--rows 0")]
    [InlineData("--rows many")]
    [InlineData("--rows")]
    [InlineData("--rows 1 --rows 2")]
    [InlineData("--rows 1 --columns 2")]
    [InlineData("rows 1")]
    [InlineData("--only one,three")]
    [InlineData("--only")]
    public void What_makes_no_sense_is_not_understood(string line)
    {
        var typed = Arguments.Read(line.Split(' '));

        typed.Whole("--rows", 1, 1, 10);
        typed.Words("--only", [1], Known);

        Assert.False(typed.AreUnderstood);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("--connections 8 --minutes 2 --flat 1 --profile", true)]
    [InlineData("--minutes 2 --flat 2", false)]
    [InlineData("--minutes 0", false)]
    [InlineData("--profile yes", false)]
    public void A_soak_that_makes_no_sense_is_not_begun(string line, bool isBegun) =>
        Assert.Equal(isBegun, SoakOptions.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)) is not null);
}
