using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace McaBot.Benchmarks.TurnCost;

/// <summary>
/// What the task costs at least: the activity read, the reply posted over a pooled connection, the card written. No framework of bots.
/// </summary>
internal static class BareServer
{
    public const string AnyPort = "http://127.0.0.1:0";

    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    private static readonly HttpClient Http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) });

    public static WebApplication Build(string address = AnyPort)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var app = builder.Build();
        app.MapPost("/api/messages", (RequestDelegate)AnswerAsync);
        return app;
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var activity = await JsonSerializer.DeserializeAsync(context.Request.Body, BareJson.Default.BareActivity, context.RequestAborted);
        if (activity is null)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else if (activity.Type == "invoke")
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = SampleCard.Answer.Length;
            await context.Response.Body.WriteAsync(SampleCard.Answer, context.RequestAborted);
        }
        else
        {
            var isSent = await ReplyAsync(activity, context.RequestAborted);
            context.Response.StatusCode = isSent ? StatusCodes.Status200OK : StatusCodes.Status502BadGateway;
        }
    }

    private static async Task<bool> ReplyAsync(BareActivity to, CancellationToken cancellationToken)
    {
        var reply = new BareActivity
        {
            Type = "message",
            ChannelId = to.ChannelId,
            ServiceUrl = to.ServiceUrl,
            From = to.Recipient,
            Recipient = to.From,
            Conversation = to.Conversation,
            ReplyToId = to.Id,
            Locale = to.Locale,
            Text = $"Echo: {to.Text}",
            InputHint = "acceptingInput",
        };
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(reply, BareJson.Default.BareActivity));
        content.Headers.ContentType = Json;
        var (conversation, activity) = (Uri.EscapeDataString(to.Conversation?.Id ?? ""), Uri.EscapeDataString(to.Id ?? ""));
        var address = new Uri($"{to.ServiceUrl}v3/conversations/{conversation}/activities/{activity}");
        using var answer = await Http.PostAsync(address, content, cancellationToken);
        var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        var sent = JsonSerializer.Deserialize(body, BareJson.Default.BareActivity);
        return answer.StatusCode == HttpStatusCode.Created && sent?.Id is { Length: > 0 };
    }
}
