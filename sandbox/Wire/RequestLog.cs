using System.Diagnostics;
using System.Text;

namespace McaBot.Sandbox.Wire;

/// <summary>Every call that reached the stand-ins, in the order they were answered, for assertions such as "did not happen".</summary>
/// <param name="most">Only so many, the newest; null keeps everything.</param>
public sealed class RequestLog(TimeProvider clock, int? most = null)
{
    private const int BodyAtMost = 256 * 1024;
    private readonly Changes changes = new();
    private readonly Kept<LoggedRequest> ever = new(most);
    private Kept<LoggedRequest> requests = new(most);
    private long number;

    /// <summary>Each call as it was answered, also where few are remembered. Whoever listens must not wait.</summary>
    public event Action<LoggedRequest>? Answered;

    public IReadOnlyList<LoggedRequest> All => requests.All;

    /// <summary>Also what was cleared.</summary>
    public IReadOnlyList<LoggedRequest> Ever => ever.All;

    public IEnumerable<LoggedRequest> Of(string service, string path = "", string? method = null) => All.Where(request =>
        string.Equals(request.Service, service, StringComparison.Ordinal)
        && request.Path.Contains(path, StringComparison.OrdinalIgnoreCase)
        && (method is null || HttpMethods.Equals(method, request.Method)));

    public void Clear() => requests = new Kept<LoggedRequest>(most);

    /// <summary>The first call, already made or yet to come, that matches.</summary>
    public Task<LoggedRequest> WaitForAsync(Func<LoggedRequest, bool> matches, TimeSpan? timeout = null) =>
        changes.UntilAsync(() => All.FirstOrDefault(matches), "a matching request", timeout);

    internal async Task RecordAsync(string service, HttpContext context, Func<Task> next)
    {
        var (request, began) = (context.Request, clock.GetUtcNow());
        var body = service is "teams" or "graph" or "partnercenter" ? await BodyAsync(request) : "";
        var answer = new CountedStream(context.Response.Body);
        context.Response.Body = answer;
        try
        {
            await next();
        }
        finally
        {
            var status = context.RequestAborted.IsCancellationRequested ? 0 : context.Response.StatusCode;
            var entry = new LoggedRequest(
                Interlocked.Increment(ref this.number), service, request.Method, request.Path + request.QueryString.ToString(), status,
                body, began, clock.GetUtcNow(), TraceOf(request), context.Response.ContentLength ?? answer.Written,
                request.ContentLength ?? Encoding.UTF8.GetByteCount(body));
            ever.Add(entry);
            requests.Add(entry);
            changes.Signal();
            Answered?.Invoke(entry);
        }
    }

    private static string? TraceOf(HttpRequest request) =>
        ActivityContext.TryParse(request.Headers.TraceParent, null, out var parent) ? parent.TraceId.ToHexString() : null;

    private static async Task<string> BodyAsync(HttpRequest request)
    {
        request.EnableBuffering(BodyAtMost);
        using var reader = new StreamReader(request.Body, leaveOpen: true);
        var text = await reader.ReadToEndAsync();
        request.Body.Position = 0;
        return text;
    }
}
