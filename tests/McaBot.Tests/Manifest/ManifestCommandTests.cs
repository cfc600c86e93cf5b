using System.Text.Json.Nodes;
using McaBot.Host;
using McaBot.Tests.Support;
using McaBot.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace McaBot.Tests.Manifest;

public sealed class ManifestCommandTests(TeamsPackage package) : IClassFixture<TeamsPackage>
{
    // What Teams shows without cutting it.
    private const int LongestTitle = 32;
    private const int LongestDescription = 128;
    private const int MaxCommands = 10;

    [Fact]
    public async Task The_bot_understands_every_command_in_both_languages_where_it_is_offered()
    {
        await using var bot = UnstartedBot.Build();
        var router = bot.Services.GetRequiredService<CommandRouter>();

        Assert.All(Commands(), command =>
        {
            var english = router.Find(command.Title);
            var french = router.Find(command.FrenchTitle);
            Assert.True(english is not null, $"'{command.Title}' calls nothing");
            Assert.True(french is not null, $"'{command.FrenchTitle}' calls nothing");
            Assert.Same(english.Value.Command, french.Value.Command);
            Assert.Equal(("", ""), (english.Value.Argument, french.Value.Argument));
            Assert.True(
                command.Scope == "team" ? english.Value.Command.InChannel : english.Value.Command.InPersonalChat,
                $"'{command.Title}' is not for {command.Scope}");
        });
    }

    /// <summary>The lists derive from the bot's commands: run with UPDATE_GOLDEN=1 to write them.</summary>
    [Fact]
    public async Task The_manifest_offers_the_commands_that_the_bot_lists()
    {
        await using var bot = UnstartedBot.Build();
        var catalog = bot.Services.GetRequiredService<CommandCatalog>();
        var (english, french) = (ManifestFile.Read("manifest.json"), ManifestFile.Read("fr.json"));

        ManifestFile.Offer(english, french, [("personal", catalog.Offered(inChannel: false)), ("team", catalog.Offered(inChannel: true))]);

        Assert.Equal(english.ToJsonString(), ManifestFile.WrittenOr(english, "manifest.json").ToJsonString());
        Assert.Equal(french.ToJsonString(), ManifestFile.WrittenOr(french, "fr.json").ToJsonString());
    }

    [Fact]
    public async Task No_two_commands_of_a_scope_do_the_same()
    {
        await using var bot = UnstartedBot.Build();
        var router = bot.Services.GetRequiredService<CommandRouter>();

        Assert.All(Commands().GroupBy(command => command.Scope), scope =>
            Assert.Distinct(scope.Select(command => router.Find(command.Title)!.Value.Command.Name)));
    }

    [Fact]
    public async Task A_word_that_is_no_command_calls_nothing()
    {
        await using var bot = UnstartedBot.Build();

        Assert.Null(bot.Services.GetRequiredService<CommandRouter>().Find("bananas"));
    }

    [Fact]
    public void Titles_and_descriptions_are_short_enough_to_be_shown_whole()
    {
        Assert.All(Commands(), command =>
        {
            Assert.InRange(command.Title.Length, 1, LongestTitle);
            Assert.InRange(command.FrenchTitle.Length, 1, LongestTitle);
            Assert.InRange(command.Description.Length, 1, LongestDescription);
            Assert.InRange(command.FrenchDescription.Length, 1, LongestDescription);
        });
        Assert.All(Commands().GroupBy(command => command.Scope), scope => Assert.InRange(scope.Count(), 1, MaxCommands));
    }

    private IReadOnlyList<OfferedCommand> Commands()
    {
        var lists = package.Manifest["bots"]![0]!["commandLists"]!.AsArray();
        return [.. lists.SelectMany((list, l) => list!["commands"]!.AsArray().Select((command, c) => new OfferedCommand(
            (string)list["scopes"]!.AsArray().Single()!,
            (string)command!["title"]!,
            (string)command["description"]!,
            French($"bots[0].commandLists[{l}].commands[{c}].title"),
            French($"bots[0].commandLists[{l}].commands[{c}].description"))))];
    }

    private string French(string key) => (string?)package.French[key] ?? "";

    private sealed record OfferedCommand(string Scope, string Title, string Description, string FrenchTitle, string FrenchDescription);
}
