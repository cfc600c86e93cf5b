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
    [InlineData("Export AG")]
    [InlineData("Report Consulting GmbH")]
    [InlineData("Report 24")]
    [InlineData("Show J.R.")]
    [InlineData("Find deadbeef")]
    [InlineData("Accepted: 2025-11-03")]
    [InlineData("Audit March Partners")]
    [InlineData("Subscribe Approvals Ltd")]
    public void What_may_be_an_answer_is_not_unmistakable(string text) => Assert.False(Router.Find(text) is { IsUnmistakable: true });

    [Fact]
    public void With_what_only_a_command_is_about_every_phrase_is_unmistakable() =>
        Assert.All(TakingArguments(), command => Assert.All(command.Phrases.Append(command.Name), phrase => Assert.All(
            new[] { "MCA-1A2B3C4D", "1a2b3c4d", "“1A2B3C4D”.", "1b7f0a66-6ac0-4d0c-9be6-4c5a3d2e1f00", "contoso.com" },
            about =>
            {
                IsCalled(command, $"{phrase} {about}", isUnmistakable: true);
                IsCalled(command, $"{InCapitals(phrase)} {about}", isUnmistakable: true);
            })));

    [Fact]
    public void With_other_words_after_it_a_phrase_in_lower_case_is_a_verb_and_one_with_a_capital_may_begin_a_name() =>
        Assert.All(TakingArguments().Where(c => !c.IsClear), command => Assert.All(command.Phrases.Append(command.Name), phrase =>
        {
            var verb = IsCalled(command, $"{phrase} Consulting GmbH", isUnmistakable: false);
            var name = IsCalled(command, $"{InCapitals(phrase)} Consulting GmbH", isUnmistakable: false);
            var lines = IsCalled(command, $"{phrase} Consulting GmbH\nDE", isUnmistakable: false);

            Assert.True(verb is { IsAmbiguous: true, ReadsAsName: false }, phrase);
            Assert.True(name is { IsAmbiguous: true, ReadsAsName: true }, phrase);
            Assert.False(lines.IsAmbiguous, phrase);
        }));

    [Theory]
    [InlineData("Fabrikam", false)]
    [InlineData("Fabrikam.", false)]
    [InlineData("“Fabrikam”", false)]
    [InlineData("NV", true)]
    [InlineData("S.A.R.L.", true)]
    [InlineData("S/A", true)]
    [InlineData("GmbH", true)]
    [InlineData("Development Canada", true)]
    public void With_a_capital_first_every_phrase_is_a_verb_before_one_word_and_may_begin_a_name_before_several_or_a_legal_form(
        string words, bool isName) =>
        Assert.All(TakingArguments().Where(c => !c.IsClear), command => Assert.All(command.Phrases.Append(command.Name), phrase =>
        {
            var name = IsCalled(command, $"{InCapitals(phrase)} {words}", isUnmistakable: false);
            var verb = IsCalled(command, $"{phrase} {words}", isUnmistakable: false);

            Assert.True(name.IsAmbiguous && name.ReadsAsName == isName, phrase);
            Assert.True(verb is { IsAmbiguous: true, ReadsAsName: false }, phrase);
        }));

    private List<ICommand> TakingArguments()
    {
        var commands = bot.Services.GetServices<ICommand>().Where(c => c.TakesArgument).ToList();
        Assert.True(commands.Count > 10);
        return commands;
    }

    private CommandMatch IsCalled(ICommand command, string typed, bool isUnmistakable)
    {
        var called = Router.Find(typed);
        Assert.True(called is not null, typed);
        Assert.True(ReferenceEquals(command, called.Value.Command), typed);
        Assert.True(called.Value.IsUnmistakable == isUnmistakable, typed);
        return called.Value;
    }

    private static string InCapitals(string phrase) => char.ToUpperInvariant(phrase[0]) + phrase[1..];

    [Theory]
    [InlineData("report 2026-10")]
    [InlineData("Report last month")]
    [InlineData("Rapport octobre 2026")]
    [InlineData("export du mois dernier")]
    [InlineData("Audit 10/2026")]
    [InlineData("subscribe failures and digest")]
    [InlineData("S’abonner aux approbations")]
    [InlineData("find 12345678")]
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
