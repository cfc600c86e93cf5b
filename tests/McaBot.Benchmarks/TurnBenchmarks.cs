using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.Configuration;

namespace McaBot.Benchmarks;

/// <summary>The adapter alone: an activity parsed from HTTP, a turn, an answer. No authentication and no channel.</summary>
[MemoryDiagnoser]
public class TurnBenchmarks
{
    private const string Envelope = """
        "id": "f:1", "timestamp": "2026-03-01T08:30:00.1234567Z", "serviceUrl": "http://127.0.0.1:9/teams/", "channelId": "msteams",
        "from": { "id": "29:agent", "name": "Ada Agent", "aadObjectId": "bbbbbbbb-0000-4000-8000-000000000001" },
        "conversation": { "conversationType": "personal", "tenantId": "aaaaaaaa-0000-4000-8000-00000000000a", "id": "a:1" },
        "recipient": { "id": "28:bot", "name": "McaBot" },
        "entities": [ { "locale": "fr-FR", "country": "FR", "platform": "Web", "timezone": "Europe/Paris", "type": "clientInfo" } ],
        "channelData": { "tenant": { "id": "aaaaaaaa-0000-4000-8000-00000000000a" } }, "locale": "fr-FR",
        """;

    private static readonly byte[] Message = Encoding.UTF8.GetBytes(
        $$"""{ {{Envelope}} "type": "message", "textFormat": "plain", "text": "mes demandes" }"""
    );

    private static readonly byte[] Invoke = Encoding.UTF8.GetBytes(
        $$"""
        { {{Envelope}} "type": "invoke", "name": "adaptiveCard/action",
          "value": { "action": { "type": "Action.Execute", "verb": "decision.approve", "data": { "verb": "decision.approve", "attestation": "1", "version": 3 } }, "trigger": "manual" } }
        """
    );

    private readonly CloudAdapter adapter = new(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["ASPNETCORE_ENVIRONMENT"] = "Development" }).Build());

    private readonly SilentBot bot = new();

    [Benchmark]
    public Task<int> MessageTurn() => TurnAsync(Message, StatusCodes.Status200OK);

    [Benchmark]
    public Task<int> InvokeTurn() => TurnAsync(Invoke, StatusCodes.Status501NotImplemented);

    private async Task<int> TurnAsync(byte[] body, int expected)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = HttpMethods.Post;
        http.Request.ContentType = "application/json";
        http.Request.Body = new MemoryStream(body);
        await adapter.ProcessAsync(http.Request, http.Response, bot);
        return http.Response.StatusCode == expected
            ? expected
            : throw new InvalidOperationException($"The turn answered {http.Response.StatusCode}.");
    }

    private sealed class SilentBot : IBot
    {
        public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) => Task.CompletedTask;
    }
}
