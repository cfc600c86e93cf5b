using System.Text.Json.Nodes;
using McaBot.Tests.Privacy;
using McaBot.Tests.Support;

namespace McaBot.Tests.Teams;

/// <summary>Many connections at once that mean no good.</summary>
public sealed class FloodTests
{
    private const int Connections = 64;
    private const long Megabyte = 1024 * 1024;
    private static readonly TimeSpan BetweenBytes = TimeSpan.FromMilliseconds(250);

    [Fact]
    public async Task Slow_and_oversized_bodies_on_64_connections_each_cost_little_memory_and_hold_up_nobody()
    {
        await using var world = await TestWorlds.StartAsync();
        await world.Ben.SaysAsync("hi");
        var (address, before) = (world.Bot!.Address, world.Bot.WorkingSet);

        var flood = Task.WhenAll(
            Enumerable.Range(0, Connections).SelectMany(_ => new[] { DawdlesAsync(address), OverflowsAsync(address) }));
        var most = 0L;
        while (!flood.IsCompleted)
        {
            Assert.True((await world.Ben.SaysAsync("thanks")).IsOk);
            most = Math.Max(most, world.Bot.WorkingSet - before);
            await Task.WhenAny(flood, Task.Delay(BetweenBytes, TimeProvider.System));
        }

        Assert.All(await flood, status => Assert.Contains(status, (int[])[0, 408, 413]));
        Assert.InRange(most, 0, 256 * Megabyte);
        await world.Ben.SaysUntilTakenAsync("attest");
        Assert.True(world.Ben.Chat.Messages[^1].Card!.Has("attest.scenario"));
    }

    [Fact]
    public async Task Beyond_what_is_answered_at_a_time_a_request_is_told_to_come_back_and_does()
    {
        await using var bot = await BotInProcess.StartAsync(
            new Dictionary<string, string?>(BotInProcess.OutOfReach) { ["Limits:TurnsAtOnce"] = "16" });
        var body = new JsonObject { ["type"] = "typing", ["channelId"] = "msteams" }.ToJsonString();
        Assert.Equal(401, (await bot.PostAsync(body)).Status);

        using var over = new CancellationTokenSource();
        var slow = Enumerable.Range(0, 16).Select(_ => DawdleOnAsync()).ToArray();
        await UntilAsync(503);
        await over.CancelAsync();
        Assert.All(await Task.WhenAll(slow), status => Assert.Contains(status, (int[])[0, 408, 503]));

        await UntilAsync(401);

        async Task<int> DawdleOnAsync()
        {
            int status;
            do status = await DawdlesAsync(bot.Address);
            while (!over.IsCancellationRequested);
            return status;
        }

        Task UntilAsync(int status) => Waiting.UntilAsync($"the answer {status}", async () => await bot.PostAsync(body) == (status, ""));
    }

    /// <summary>Announces a body and sends it a byte at a time, until it is answered or cut.</summary>
    private static async Task<int> DawdlesAsync(Uri address)
    {
        using var connection = await RawHttp.ConnectAsync(address);
        await using var stream = connection.GetStream();
        await RawHttp.WriteAsync(
            stream,
            RawHttp.Head(address, "/api/messages", [("Content-Type", "application/json"), ("Content-Length", "100000")]) + "{\"type\":\"");
        var answer = RawHttp.AnswerAsync(stream);
        while (!answer.IsCompleted)
        {
            await RawHttp.WriteAsync(stream, "x");
            await Task.WhenAny(answer, Task.Delay(BetweenBytes, TimeProvider.System));
        }

        return (await answer).Status;
    }

    /// <summary>Sends 4 MB in pieces without saying beforehand how much it is.</summary>
    private static async Task<int> OverflowsAsync(Uri address)
    {
        using var connection = await RawHttp.ConnectAsync(address);
        await using var stream = connection.GetStream();
        await RawHttp.WriteAsync(
            stream, RawHttp.Head(address, "/api/messages", [("Content-Type", "application/json"), ("Transfer-Encoding", "chunked")]));
        var answer = RawHttp.AnswerAsync(stream);
        var piece = new string('x', 65_536);
        await RawHttp.WriteAsync(stream, "1a\r\n{\"type\":\"message\",\"text\":\"\r\n");
        for (var i = 0; i < 64 && !answer.IsCompleted; i++)
        {
            await RawHttp.WriteAsync(stream, $"10000\r\n{piece}\r\n");
        }

        await RawHttp.WriteAsync(stream, "0\r\n\r\n");
        return (await answer).Status;
    }
}
