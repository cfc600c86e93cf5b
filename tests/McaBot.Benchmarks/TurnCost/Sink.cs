using McaBot.Sandbox;
using McaBot.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace McaBot.Benchmarks.TurnCost;

/// <summary>The connector: takes every reply and gives it an id. Beside it, the channel's token issuer.</summary>
internal sealed class Sink : IAsyncDisposable
{
    private static readonly byte[] Sent = """{"id":"1767600000456"}"""u8.ToArray();
    private readonly WebApplication app = LoopbackHost.Build(0);
    private readonly TokenIssuer issuer = new(new SandboxIds().AppId, SampleActivities.TenantId, TimeProvider.System);
    private long replies;

    /// <summary>So many replies came.</summary>
    public long Replies => Interlocked.Read(ref replies);

    public Uri Address => new(app.Urls.First());

    public Uri ServiceUrl => new(Address, "/teams/");

    public static async Task<Sink> StartAsync()
    {
        var sink = new Sink();
        sink.app.UseRouting();
        sink.issuer.Map(sink.app);
        sink.app.MapPost("/teams/v3/conversations/{conversation}/activities/{activity}", sink.TakeAsync);
        await sink.app.StartAsync();
        return sink;
    }

    /// <summary>What the channel sends with its requests.</summary>
    public string Mint() => issuer.Mint(new TokenRequest { ServiceUrl = ServiceUrl.ToString() });

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        Interlocked.Increment(ref replies);
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = Sent.Length;
        await context.Response.Body.WriteAsync(Sent, context.RequestAborted);
    }
}
