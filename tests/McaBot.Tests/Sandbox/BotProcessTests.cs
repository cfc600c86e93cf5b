using System.Net;
using System.Net.Sockets;
using McaBot.Sandbox.Processes;

namespace McaBot.Tests.Sandbox;

[Collection(StandInTests.Name)]
public sealed class BotProcessTests(WorldWithoutBot fixture)
{
    [Fact]
    public async Task Killed_twice_at_once_and_started_meanwhile_it_leaves_no_process_behind()
    {
        await using var bot = await BotProcess.StartAsync(fixture.World.BotEnvironment);

        var kills = Task.WhenAll(bot.KillAsync(), bot.KillAsync());
        await bot.Exited;
        await bot.StartAsync();
        await kills;

        Assert.True(bot.IsRunning);
        Assert.True(await AnswersAsync(bot));
        await Task.WhenAll(bot.KillAsync(), bot.KillAsync());
        Assert.False(bot.IsRunning);
        Assert.False(await AnswersAsync(bot));
    }

    [Fact]
    public async Task Killed_while_it_starts_it_stays_dead_and_the_start_says_so()
    {
        await using var bot = await BotProcess.StartAsync(fixture.World.BotEnvironment);
        await bot.KillAsync();
        using var unready = fixture.World.Faults.Next("graph", times: int.MaxValue, status: 503);

        var starting = bot.StartAsync();
        await bot.KillAsync();

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => starting);
        Assert.Contains("ended before it was ready", failure.Message, StringComparison.Ordinal);
        Assert.False(bot.IsRunning);
        Assert.False(await AnswersAsync(bot));
    }

    [Fact]
    public async Task Started_twice_at_once_it_is_one_process()
    {
        await using var bot = await BotProcess.StartAsync(fixture.World.BotEnvironment);
        await bot.KillAsync();

        await Task.WhenAll(bot.StartAsync(), bot.StartAsync());

        Assert.True(await AnswersAsync(bot));
        await bot.KillAsync();
        Assert.False(await AnswersAsync(bot));
    }

    [Fact]
    public async Task Where_its_port_is_taken_at_the_last_moment_it_starts_at_another_one()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        Queue<int> ports = new([((IPEndPoint)other.LocalEndpoint).Port, FreePort.Any()]);

        await using var bot = await BotProcess.StartAsync(fixture.World.BotEnvironment, choosePort: ports.Dequeue);

        Assert.Empty(ports);
        Assert.True(await AnswersAsync(bot));
    }

    private static async Task<bool> AnswersAsync(BotProcess bot)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        try
        {
            using var answer = await http.GetAsync(new Uri(bot.Address, "/health/live"));
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
