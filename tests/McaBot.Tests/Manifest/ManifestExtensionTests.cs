using System.Text.Json.Nodes;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;
using McaBot.Turns.Extension;
using Microsoft.Extensions.DependencyInjection;

namespace McaBot.Tests.Manifest;

/// <summary>What Teams offers where people write messages, and in the menu of a message.</summary>
public sealed class ManifestExtensionTests(TeamsPackage package) : IClassFixture<TeamsPackage>
{
    // What Teams takes.
    private const int MaxCommands = 10;
    private const int LongestTitle = 32;
    private const int LongestDescription = 128;

    private IReadOnlyList<JsonNode> Commands => [.. package.Manifest["composeExtensions"]![0]!["commands"]!.AsArray().Select(c => c!)];

    [Fact]
    public async Task The_manifest_offers_the_searches_and_the_actions_that_the_bot_answers_and_no_others()
    {
        await using var bot = UnstartedBot.Build();

        Assert.Equal(bot.Services.GetServices<IMessageSearch>().Select(s => s.Command), IdsOf("query"));
        Assert.Equal(bot.Services.GetServices<IMessageAction>().Select(a => a.Command), IdsOf("action"));
        Assert.Equal([MessageExtension.Find, MessageExtension.Attest], Commands.Select(c => (string)c["id"]!));
    }

    [Fact]
    public void A_search_shows_something_at_once_and_an_action_opens_the_bots_own_dialog_about_a_message()
    {
        Assert.All(Commands.Where(c => (string)c["type"]! == "query"), search =>
        {
            Assert.True((bool)search["initialRun"]!);
            Assert.Single(search["parameters"]!.AsArray());
            Assert.Equal(["compose", "commandBox"], search["context"]!.AsArray().Select(c => (string)c!));
        });
        Assert.All(Commands.Where(c => (string)c["type"]! == "action"), action =>
        {
            Assert.True((bool)action["fetchTask"]!);
            Assert.Null(action["parameters"]);
            Assert.Equal(["message"], action["context"]!.AsArray().Select(c => (string)c!));
        });
    }

    [Fact]
    public void Titles_and_descriptions_are_within_what_Teams_takes_in_both_languages()
    {
        Assert.InRange(Commands.Count, 1, MaxCommands);
        var named = Commands.SelectMany(c => (c["parameters"]?.AsArray() ?? []).Select(p => p!).Prepend(c)).ToList();
        Assert.All(named, n => Assert.InRange(((string)n["title"]!).Length, 1, LongestTitle));
        Assert.All(named, n => Assert.InRange(((string)n["description"]!).Length, 1, LongestDescription));
        Assert.All(
            package.French.Where(word => word.Key.StartsWith("composeExtensions", StringComparison.Ordinal)),
            word => Assert.InRange(
                ((string)word.Value!).Length, 1, word.Key.EndsWith(".title", StringComparison.Ordinal) ? LongestTitle : LongestDescription));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("CHANGELOG.md")]
    public void A_document_calls_each_by_the_title_that_Teams_shows(string document)
    {
        var text = string.Join(' ', Repository.ReadText(document).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        Assert.All(Commands, c => Assert.Contains($"\"{c["title"]}\"", text, StringComparison.Ordinal));
    }

    private IEnumerable<string> IdsOf(string type) => Commands.Where(c => (string)c["type"]! == type).Select(c => (string)c["id"]!);
}
