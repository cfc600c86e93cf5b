using System.Collections.Concurrent;
using System.Security.Cryptography;
using McaBot.Tests.Storage.Doubles;

namespace McaBot.Tests.Load;

/// <summary>What was asked of storage and what it answered, as far as that is the same wherever it is asked.</summary>
internal sealed class WireTranscript
{
    /// <summary>Answered in so many words.</summary>
    private static readonly string[] Told =
    [
        "x-ms-error-code", "x-ms-blob-type", "x-ms-blob-append-offset", "x-ms-blob-committed-block-count", "x-ms-meta-name",
        "x-ms-meta-state", "x-ms-meta-mcabot", "Content-Range", "Accept-Ranges",
    ];

    /// <summary>Answered by something that nobody can foretell.</summary>
    private static readonly string[] Given = ["ETag", "Last-Modified", "x-ms-creation-time", "x-ms-request-id", "Date"];

    private readonly ConcurrentQueue<string> lines = new();

    public WireTranscript(Wire wire) => wire.On = async (request, send, _) =>
    {
        var answer = await send();
        lines.Enqueue(await LineAsync(request, answer));
        return answer;
    };

    public IReadOnlyCollection<string> Lines => lines;

    private static async Task<string> LineAsync(HttpRequestMessage request, HttpResponseMessage answer)
    {
        // /account/container/blob
        var path = string.Concat(request.RequestUri!.Segments.Skip(3));
        var isList = request.RequestUri.Query.Contains("comp=list", StringComparison.Ordinal);
        var query = request.RequestUri.Query.TrimStart('?').Split('&')
            .FirstOrDefault(q => q.StartsWith("comp=", StringComparison.Ordinal));
        var headers = answer.Headers.Concat(answer.Content.Headers)
            .ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase);
        return string.Join(
            ' ',
            [
                request.Method.ToString(), path, query ?? "", $"{(int)answer.StatusCode}",
                .. Told.Where(headers.ContainsKey).Select(name => $"{name}={headers[name]}"), .. Given.Where(headers.ContainsKey),
                isList || !answer.IsSuccessStatusCode ? "" : await BodyAsync(request, answer),
            ]);
    }

    private static async Task<string> BodyAsync(HttpRequestMessage request, HttpResponseMessage answer)
    {
        if (request.Method == HttpMethod.Head)
        {
            return $"{answer.Content.Headers.ContentLength}";
        }

        await answer.Content.LoadIntoBufferAsync();
        return Convert.ToHexStringLower(SHA256.HashData(await answer.Content.ReadAsByteArrayAsync()))[..12];
    }
}
