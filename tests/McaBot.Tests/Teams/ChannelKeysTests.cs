using McaBot.Sandbox;
using McaBot.Sandbox.Wire;
using McaBot.Tests.Privacy;
using McaBot.Tests.Support;

namespace McaBot.Tests.Teams;

/// <summary>The channel's keys change, or cannot be read, while the bot runs: the same process goes on.</summary>
public sealed class ChannelKeysTests
{
    [Fact]
    public async Task A_new_key_counts_at_once_a_dropped_one_no_longer_and_in_an_outage_known_ones_go_on()
    {
        await using var world = await TestWorlds.StartAsync();
        var old = Token(world);
        Assert.Equal(200, await StatusAsync(world, old));

        world.Issuer.RollOver();
        Assert.Equal((200, 200), (await StatusAsync(world, Token(world)), await StatusAsync(world, old)));

        world.Issuer.RollOver(keepOld: false);
        var known = Token(world);
        Assert.Equal((200, 401), (await StatusAsync(world, known), await StatusAsync(world, old)));

        world.Issuer.IsDown = true;
        world.Issuer.RollOver();
        Assert.Equal((401, 200), (await StatusAsync(world, Token(world)), await StatusAsync(world, known)));

        world.Issuer.IsDown = false;
        await ComesInAsync(world);
    }

    [Fact]
    public async Task Nobody_comes_in_while_keys_are_unknown_and_everybody_once_they_can_be_read()
    {
        await using var world = await TestWorlds.StartAsync();
        world.Issuer.IsDown = true;
        world.Requests.Clear();

        Assert.Equal(401, await StatusAsync(world, Token(world)));
        Assert.Empty(world.Requests.Of("graph"));
        Assert.Empty(world.Requests.Of("teams"));

        world.Issuer.IsDown = false;
        await ComesInAsync(world);
    }

    /// <summary>Keys are asked for again at a bounded rate.</summary>
    private static Task ComesInAsync(SandboxWorld world) =>
        Waiting.UntilAsync("the bot to know the key", async () => await StatusAsync(world, Token(world)) == 200);

    private static string Token(SandboxWorld world) =>
        world.Issuer.Mint(new TokenRequest { ServiceUrl = world.StandIns.ServiceUrl.ToString() });

    private static async Task<int> StatusAsync(SandboxWorld world, string token)
    {
        var (person, chat) = (world.Ben.Person, world.Ben.Chat);
        return (await world.Client.DeliverAsync(world.Client.Activities.From(person, chat, "typing"), token)).Status;
    }
}
