using System.Diagnostics;
using System.Net.Http.Headers;

namespace McaBot.Benchmarks.TurnCost;

/// <summary>All connections to one server, each with its next request as soon as the last is answered.</summary>
internal sealed class Caller(ServerKind kind, ServerProcess server, Sink sink, string? token) : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    private readonly Uri address = new(server.Address, "/api/messages");

    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        MaxConnectionsPerServer = TurnCostOptions.Connections,
    });

    private readonly AuthenticationHeaderValue? authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);

    /// <returns>How long each took.</returns>
    public async Task<List<TimeSpan>> RunAsync(LoadKind load, int requests, TimeSpan longest)
    {
        var (began, left, repliesBefore) = (Stopwatch.GetTimestamp(), requests, sink.Replies);
        var all = await Task.WhenAll(Enumerable.Range(0, TurnCostOptions.Connections).Select(ConnectAsync));
        var took = all.SelectMany(own => own).ToList();
        var replies = sink.Replies - repliesBefore;
        return replies == (load == LoadKind.Message ? took.Count : 0)
            ? took
            : throw new InvalidOperationException($"{took.Count} turns of kind {load} and {replies} replies.");

        async Task<List<TimeSpan>> ConnectAsync(int connection)
        {
            await Task.Yield();
            var body = SampleActivities.Of(load, connection, sink.ServiceUrl);
            var own = new List<TimeSpan>(requests / TurnCostOptions.Connections * 2);
            while (Interlocked.Decrement(ref left) >= 0 && Stopwatch.GetElapsedTime(began) < longest)
            {
                var asked = Stopwatch.GetTimestamp();
                await AskAsync(load, body);
                own.Add(Stopwatch.GetElapsedTime(asked));
            }

            return own;
        }
    }

    public void Dispose() => http.Dispose();

    private async Task AskAsync(LoadKind load, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = Json;
        request.Headers.Authorization = authorization;
        using var answer = await http.SendAsync(request);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var isWhole = load == LoadKind.Message ? bytes.Length == 0 : bytes.Length >= SampleCard.Answer.Length;
        if (!isWhole || !answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{kind} answered {load} with {(int)answer.StatusCode} and {bytes.Length} bytes.");
        }
    }
}
