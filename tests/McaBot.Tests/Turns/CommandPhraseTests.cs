using McaBot.Host;
using McaBot.Tests.Support;
using McaBot.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace McaBot.Tests.Turns;

public sealed class CommandPhraseTests : IAsyncLifetime
{
    private readonly WebApplication bot = UnstartedBot.Build();

    private CommandRouter Router => bot.Services.GetRequiredService<CommandRouter>();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await bot.DisposeAsync();

    [Fact]
    public void Every_phrase_of_every_command_calls_that_command() =>
        Assert.All(bot.Services.GetServices<ICommand>(), command =>
            Assert.All(command.Phrases.Append(command.Name), phrase =>
                Assert.All(
                    new[]
                    {
                        phrase,
                        phrase.ToUpperInvariant(),
                        $"{phrase} !",
                        $"« {phrase} »",
                        $"{phrase}.",
                        phrase.Replace('\'', '’'),
                        phrase.Replace('-', '\u2011'),
                    },
                    typed =>
                    {
                        var called = Router.Find(typed);
                        Assert.True(called is { IsExact: true }, typed);
                        Assert.Same(command, called.Value.Command);
                        Assert.Equal("", called.Value.Argument);
                        Assert.Equal(!command.AlsoNames.Contains(phrase), called.Value.IsUnmistakable);
                    })));

    [Theory]
    [InlineData("stopp")]
    [InlineData("Chuck")]
    [InlineData("Parker")]
    [InlineData("Ty")]
    [InlineData("Check Point Software Technologies")]
    [InlineData("Export Development Canada")]
    [InlineData("find contoso")]
    [InlineData("find 12345678")]
    public void What_may_be_an_answer_is_not_unmistakable(string text) => Assert.False(Router.Find(text) is { IsUnmistakable: true });

    [Theory]
    [InlineData("find MCA-1A2B3C4D")]
    [InlineData("remind “mca\u20111a2b3c4d”.")]
    [InlineData("Stop.")]
    [InlineData("?")]
    public void A_command_alone_or_with_a_number_is_unmistakable(string text) => Assert.True(Router.Find(text) is { IsUnmistakable: true });

    [Theory]
    [InlineData("find Contoso.", "Contoso")]
    [InlineData("find “Contoso Ltd”", "Contoso Ltd")]
    [InlineData("chercher « Contoso » ?", "Contoso")]
    [InlineData("find: contoso", "contoso")]
    [InlineData("find Contoso (UK)", "Contoso (UK)")]
    [InlineData("find #MCA-1A2B3C4D", "#MCA-1A2B3C4D")]
    public void What_a_command_is_about_is_bare(string text, string argument) => Assert.Equal(argument, Router.Find(text)!.Value.Argument);
}
