using System.Net;
using System.Text;

namespace McaBot.Tests.Storage.Doubles;

/// <summary>The wire to storage: notes what goes over it, and does to it what a test says.</summary>
internal sealed class Wire() : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly Lock one = new();
    private readonly List<string> requests = [];

    public delegate Task<HttpResponseMessage> Passing(
        HttpRequestMessage request, Func<Task<HttpResponseMessage>> send, CancellationToken cancellationToken);

    public Passing? On { get; set; }

    /// <summary>Method, path below the container and component, such as <c>PUT ledger/….jsonl appendblock</c>.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (one)
            {
                return [.. requests];
            }
        }
    }

    public static bool IsAppend(HttpRequestMessage request) =>
        request.RequestUri!.Query.Contains("comp=appendblock", StringComparison.Ordinal);

    /// <summary>The service acts, the answer never arrives: so often, for requests like that.</summary>
    public void LoseAnswers(int times, Func<HttpRequestMessage, bool> of, Func<Task>? meanwhile = null)
    {
        var left = times;
        On = async (request, send, _) =>
        {
            if (!of(request) || Interlocked.Decrement(ref left) < 0)
            {
                return await send();
            }

            if (meanwhile is not null)
            {
                await meanwhile();
            }
            else
            {
                (await send()).Dispose();
            }

            throw new HttpRequestException("The answer was lost.");
        };
    }

    public void Refuse(Func<HttpRequestMessage, bool> of, int status, string code) => On = (request, send, _) =>
    {
        if (!of(request))
        {
            return send();
        }

        var answer = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(
                $"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>No.</Message></Error>", Encoding.UTF8,
                "application/xml"),
            RequestMessage = request,
        };
        answer.Headers.Add("x-ms-error-code", code);
        return Task.FromResult(answer);
    };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (one)
        {
            // /account/container/blob
            var path = string.Concat(request.RequestUri!.Segments.Skip(3));
            var comp = request
                .RequestUri.Query.TrimStart('?')
                .Split('&')
                .FirstOrDefault(q => q.StartsWith("comp=", StringComparison.Ordinal));
            requests.Add($"{request.Method} {path} {comp?[5..]}".TrimEnd());
        }

        return On is not { } on
            ? base.SendAsync(request, cancellationToken)
            : on(request, () => base.SendAsync(request, cancellationToken), cancellationToken);
    }
}
