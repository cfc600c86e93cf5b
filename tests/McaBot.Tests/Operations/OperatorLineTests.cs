using McaBot.Operations;

namespace McaBot.Tests.Operations;

public sealed class OperatorLineTests
{
    private static readonly string[] Commands = ["verify", "parked"];

    [Theory]
    [InlineData()]
    [InlineData("--urls", "http://127.0.0.1:5000")]
    [InlineData("--Storage:Container=x")]
    [InlineData("Storage:Container=x", "--environment", "Development")]
    [InlineData("/Storage:Container", "x")]
    public void Settings_alone_run_the_bot(params string[] arguments) =>
        Assert.False(OperatorLine.Read(arguments, Commands).IsForOperator);

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("-?")]
    [InlineData("/?")]
    [InlineData("help")]
    [InlineData("verify", "--help")]
    [InlineData("--Storage:Container=x", "-H")]
    public void Whoever_asks_for_help_gets_it_and_nothing_else(params string[] arguments) =>
        Assert.Equal((true, 0), (OperatorLine.Read(arguments, Commands).AsksForHelp, OperatorLine.Read(arguments, Commands).Words.Count));

    [Theory]
    [InlineData("--verify", "--verify")]
    [InlineData("--verify", "--verify", "7")]
    [InlineData("-verify", "-verify")]
    [InlineData("-v", "-v", "7")]
    [InlineData("--urls", "--urls")]
    [InlineData("--urls", "verify", "--urls")]
    [InlineData("verify", "--Storage:Container=x", "verify")]
    public void What_is_neither_a_word_nor_a_setting_starts_no_bot(string notUnderstood, params string[] arguments)
    {
        var line = OperatorLine.Read(arguments, Commands);

        Assert.True(line.IsForOperator);
        Assert.Equal(notUnderstood, line.NotUnderstood);
    }

    [Fact]
    public void Words_come_before_settings()
    {
        var line = OperatorLine.Read(["verify", "7", "--Storage:Container=x"], Commands);

        Assert.Equal(["verify", "7"], line.Words);
        Assert.Null(line.NotUnderstood);
    }
}
