using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace McaBot.Tests.Sandbox;

/// <summary>Keeps what it hears, and answers each invoke with a card.</summary>
internal sealed class EchoBot : IAsyncDisposable
{
    private readonly WebApplication app;

    private EchoBot()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(HearAsync);
    }

    public ConcurrentQueue<(JsonObject Activity, string? Token)> Heard { get; } = new();

    public string Answer { get; set; } =
        """{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"answered"}]}}""";

    public Uri Address => new(app.Urls.First());

    public static async Task<EchoBot> StartAsync()
    {
        var bot = new EchoBot();
        await bot.app.StartAsync();
        return bot;
    }

    public IEnumerable<JsonObject> Of(string type) =>
        Heard.Select(heard => heard.Activity).Where(activity => activity["type"]!.GetValue<string>() == type);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task HearAsync(HttpContext context)
    {
        var activity = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
        Heard.Enqueue((activity, context.Request.Headers.Authorization.ToString()));
        context.Response.ContentType = "application/json";
        if (activity["type"]!.GetValue<string>() == "invoke") await context.Response.WriteAsync(Answer);
    }
}
