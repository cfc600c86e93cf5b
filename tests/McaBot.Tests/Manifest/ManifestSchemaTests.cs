using System.Text.Json.Nodes;

namespace McaBot.Tests.Manifest;

public sealed class ManifestSchemaTests(TeamsPackage package) : IClassFixture<TeamsPackage>
{
    [Fact]
    public async Task The_manifest_and_its_French_words_are_as_the_official_schemas_want_them() =>
        Assert.Equal("", await package.ViolationsAsync(package.Manifest, package.French));

    [Fact]
    public async Task The_schemas_are_the_newest_that_were_published()
    {
        var newest = $"v{await TeamsPackage.NewestSchemaAsync()}/";

        Assert.Contains(newest, (string?)package.Manifest["$schema"], StringComparison.Ordinal);
        Assert.Contains(newest, (string?)package.French["$schema"], StringComparison.Ordinal);
        Assert.Equal(newest, $"v{package.Manifest["manifestVersion"]}/");
    }

    [Theory]
    [InlineData("accentColor", "teal")]
    [InlineData("manifestVersion2", "1.24")]
    [InlineData("id", "mcabot")]
    public async Task A_manifest_with_a_wrong_property_is_told_apart(string property, string value)
    {
        var wrong = package.Manifest.DeepClone();
        wrong[property] = value;

        Assert.NotEqual("", await package.ViolationsAsync(wrong, package.French));
    }

    [Fact]
    public async Task French_words_for_something_the_schema_does_not_know_are_told_apart()
    {
        var wrong = package.French.DeepClone();
        wrong["bots[0].name"] = "McaBot";

        Assert.NotEqual("", await package.ViolationsAsync(package.Manifest, wrong));
    }

    [Fact]
    public void What_was_given_is_filled_in_everywhere()
    {
        Assert.Equal(TeamsPackage.AppId, (string?)package.Manifest["id"]);
        Assert.Equal(TeamsPackage.BotId, (string?)package.Manifest["bots"]![0]!["botId"]);
        Assert.Equal([TeamsPackage.Domain], package.Manifest["validDomains"]!.AsArray().Select(domain => (string?)domain));

        // Graph lets the bot install "itself" only when the package names the application that asks.
        Assert.Equal(TeamsPackage.BotId, (string?)package.Manifest["webApplicationInfo"]!["id"]);
        Assert.DoesNotContain("${{", package.Manifest.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_word_of_the_manifest_has_a_French_one_and_there_are_no_others()
    {
        var wanted = new List<string> { "$schema", "name.short", "name.full", "description.short", "description.full" };
        var lists = package.Manifest["bots"]![0]!["commandLists"]!.AsArray();
        for (var list = 0; list < lists.Count; list++)
        {
            for (var command = 0; command < lists[list]!["commands"]!.AsArray().Count; command++)
            {
                var key = $"bots[0].commandLists[{list}].commands[{command}]";
                wanted.AddRange([$"{key}.title", $"{key}.description"]);
            }
        }

        var offered = package.Manifest["composeExtensions"]![0]!["commands"]!.AsArray();
        for (var command = 0; command < offered.Count; command++)
        {
            var key = $"composeExtensions[0].commands[{command}]";
            var parameters = offered[command]!["parameters"]?.AsArray().Count ?? 0;
            wanted.AddRange([$"{key}.title", $"{key}.description"]);
            wanted.AddRange(
                Enumerable.Range(0, parameters).SelectMany(p => new[] { $"{key}.parameters[{p}].title", $"{key}.parameters[{p}].description" }));
        }

        Assert.Equal(wanted.Order(StringComparer.Ordinal), package.French.Select(word => word.Key).Order(StringComparer.Ordinal));
        Assert.All(package.French, word => Assert.NotEqual("", ((string?)word.Value)?.Trim()));
    }

    [Fact]
    public void The_app_asks_for_no_more_than_a_chat_and_a_channel_need()
    {
        var bot = package.Manifest["bots"]![0]!;

        Assert.Equal(["personal", "team"], bot["scopes"]!.AsArray().Select(scope => (string?)scope));
        Assert.Equal(TeamsPackage.BotId, (string?)package.Manifest["composeExtensions"]![0]!["botId"]);
        Assert.False((bool)package.Manifest["composeExtensions"]![0]!["canUpdateConfiguration"]!);
        Assert.Null(package.Manifest["composeExtensions"]![0]!["messageHandlers"]);
        Assert.Null(package.Manifest["authorization"]);
        Assert.Null(package.Manifest["permissions"]);
        Assert.Null(package.Manifest["devicePermissions"]);
        Assert.Null(package.Manifest["webApplicationInfo"]!["resource"]);
    }
}
