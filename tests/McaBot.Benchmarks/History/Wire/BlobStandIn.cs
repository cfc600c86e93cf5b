using System.Collections.Concurrent;
using System.Diagnostics;
using McaBot.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace McaBot.Benchmarks.History.Wire;

/// <summary>
/// Blob Storage at the HTTP wire, as far as McaBot uses it, for histories that are too long for Azurite. A test holds its answers against
/// Azurite's. It checks no signature.
/// </summary>
internal sealed class BlobStandIn : IAsyncDisposable
{
    private const string AccountName = "history";

    /// <summary>Any would do.</summary>
    private const string Key = "bm90IGNoZWNrZWQ=";
    private readonly WebApplication app = LoopbackHost.Build(0);
    private readonly ContainerAnswers containers;
    private readonly BlobReads reads;
    private readonly BlobWrites writes;
    private ConcurrentQueue<BlobCall> calls = new();

    private BlobStandIn()
    {
        containers = new ContainerAnswers(Account);
        reads = new BlobReads(Account);
        writes = new BlobWrites(Account);
        app.Run(ServeAsync);
    }

    public BlobAccount Account { get; } = new(TimeProvider.System);

    public string ConnectionString => string.Join(
        ';', "DefaultEndpointsProtocol=http", $"AccountName={AccountName}", $"AccountKey={Key}",
        $"BlobEndpoint={app.Urls.First()}/{AccountName}");

    /// <summary>What was answered since they were taken the last time.</summary>
    public IReadOnlyCollection<BlobCall> Calls => calls;

    public static async Task<BlobStandIn> StartAsync()
    {
        var standIn = new BlobStandIn();
        await standIn.app.StartAsync();
        return standIn;
    }

    public IReadOnlyCollection<BlobCall> TakeCalls() => Interlocked.Exchange(ref calls, new());

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Account.Dispose();
    }

    private async Task ServeAsync(HttpContext context)
    {
        var request = BlobRequest.Read(context);
        var answer = request is null ? BlobAnswer.Refuse(StatusCodes.Status400BadRequest, "InvalidUri") : await AnswerAsync(request);
        await answer.SendAsync(context, Account.Now());
        calls.Enqueue(new BlobCall(
            context.Request.Method, request?.Does ?? "", request?.Blob ?? request?.Query("prefix") ?? "", answer.Status,
            (context.Request.ContentLength ?? 0) + answer.Body.Length, Stopwatch.GetTimestamp()));
    }

    private async Task<BlobAnswer> AnswerAsync(BlobRequest request)
    {
        if (request.Blob is null) return containers.Answer(request);
        if (!Account.Containers.TryGetValue(request.Container, out var container)) return ContainerAnswers.Missing();

        return request.Method is "GET" or "HEAD" ? reads.Answer(container, request) : await writes.AnswerAsync(container, request);
    }
}
