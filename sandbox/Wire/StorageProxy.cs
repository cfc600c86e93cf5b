using Microsoft.AspNetCore.Http.Features;

namespace McaBot.Sandbox.Wire;

/// <summary>Stands before Azurite, byte for byte, so that faults can strike calls to storage and the log shows them.</summary>
public sealed class StorageProxy : IAsyncDisposable
{
    private static readonly string[] Hop = ["Connection", "Keep-Alive", "Transfer-Encoding", "Host"];
    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private readonly WebApplication app = LoopbackHost.Build(0);
    private readonly Uri target;

    private StorageProxy(Uri target, Faults faults, RequestLog log)
    {
        this.target = target;
        app.Run(context => log.RecordAsync("storage", context, () => faults.ApplyAsync("storage", context, ForwardAsync)));
    }

    public Uri Address => new(app.Urls.First());

    public static async Task<StorageProxy> StartAsync(Uri target, Faults faults, RequestLog log)
    {
        var proxy = new StorageProxy(target, faults, log);
        await proxy.app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        client.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        var from = context.Request;
        var rawTarget = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        using var onward = new HttpRequestMessage(
            new HttpMethod(from.Method), new Uri(target.GetLeftPart(UriPartial.Authority) + rawTarget));
        if (from.ContentLength is not null || from.Headers.TransferEncoding.Count > 0) onward.Content = new StreamContent(from.Body);
        foreach (var (name, values) in from.Headers.Where(header => !Hop.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!onward.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                onward.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        using var answer = await client.SendAsync(onward, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (
            var (name, values) in answer
                .Headers.Concat(answer.Content.Headers)
                .Where(header => !Hop.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
            context.Response.Headers[name] = values.ToArray();
        if (!HttpMethods.IsHead(from.Method)) await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
