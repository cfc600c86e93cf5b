using System.Net;
using System.Text;
using McaBot.Benchmarks.TurnCost;

namespace McaBot.Tests.Load;

/// <summary>What the cost of a turn is measured on has to start with the settings that the bot asks for now.</summary>
public sealed class TurnCostServerTests
{
    private static readonly Uri Sink = new("http://127.0.0.1:9");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_host_whose_turns_are_measured_starts_and_reads_what_it_is_sent(bool validatesTokens)
    {
        await using var server = McaBotServer.Build(Sink, validatesTokens);

        await server.StartAsync();

        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var body = new StringContent("{}", Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(new Uri(Assert.Single(server.Urls)), "/api/messages"), body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
