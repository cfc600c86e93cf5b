using System.Text.Json.Nodes;
using McaBot.Sandbox;
using McaBot.Tests.Sandbox;

namespace McaBot.Tests.Privacy;

/// <summary>The harvest can fail: whatever is personal or secret is found wherever it gets out.</summary>
public sealed class HarvestTests(LeakyWorld leaky) : IClassFixture<LeakyWorld>
{
    public static TheoryData<string> Places => [.. Enum.GetNames<Place>()];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Whatever_gets_out_is_found_there_and_told_without_being_repeated(string where)
    {
        var place = Enum.Parse<Place>(where);
        var needles = await Needles.OfAsync(leaky.World);
        Assert.DoesNotContain(Harvest.Find(needles, leaky.Hay()), finding => finding.Place == place);

        foreach (var (how, needle) in leaky.Seen)
        {
            var before = Harvest.Find(needles, leaky.Hay());
            await leaky.LeakAsync(place, $"{how}: {needle.Text}");
            var fresh = Harvest.Find(needles, leaky.Hay()).Except(before).ToList();
            Assert.True(fresh.Any(finding => finding.Kind == needle.Kind && finding.Place == place), how);
            Assert.DoesNotContain(fresh, finding =>
                finding.Kind == needle.Kind && finding.Around.Contains(needle.Text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Every_kind_is_looked_for() =>
        Assert.Equal(
            Enum.GetValues<NeedleKind>().ToHashSet(), (await Needles.OfAsync(leaky.World)).Select(needle => needle.Kind).ToHashSet());

    [Fact]
    public async Task A_name_within_a_longer_word_is_another_word()
    {
        var needles = await Needles.OfAsync(leaky.World);

        Assert.Empty(Harvest.Find(needles, [new Hay(Place.Log, "Quillfeathers 1INC-48213")]));
        Assert.NotEmpty(Harvest.Find(needles, [new Hay(Place.Log, "path=/people/zelda.q%40partner.example")]));
    }

    [Fact]
    public void No_test_makes_a_world_that_is_not_looked_through()
    {
        // In two parts, so that this file does not break its own rule.
        const string start = "SandboxWorld" + ".StartAsync(";

        var making = Repository.Files.Where(file =>
            file.StartsWith("tests/McaBot.Tests/", StringComparison.Ordinal)
            && file.EndsWith(".cs", StringComparison.Ordinal)
            && Repository.ReadText(file).Contains(start, StringComparison.Ordinal));

        Assert.Equal(["tests/McaBot.Tests/Privacy/TestWorlds.cs"], making);
    }

    [Fact]
    public async Task A_world_that_gave_something_away_does_not_end_well()
    {
        await using var bot = await EchoBot.StartAsync();
        var world = await TestWorlds.StartAsync(new SandboxOptions { BotAddress = bot.Address });
        world.Closing = Harvest.OfAsync;
        world.Teams.Post(
            world.Teams.Team.Channel, world.Teams.BotId, new JsonObject { ["type"] = "message", ["text"] = "Megan Bowen decides" });

        var told = (await Assert.ThrowsAsync<InvalidOperationException>(async () => await world.DisposeAsync())).Message;

        Assert.Contains("PersonName in Channel", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Bowen", told, StringComparison.Ordinal);
        Assert.False(await world.Container.ExistsAsync());
    }
}
