using System.Net;
using System.Net.Http.Headers;
using McaBot.Platform;

namespace McaBot.Features.Attest.Evidence;

/// <summary>Posts the bytes, without name or other facts, to the scanner of the settings; where none is set every file is let in.</summary>
internal sealed partial class HttpEvidenceScan(
    IHttpClientFactory clients, IOptions<EvidenceOptions> options, TimeProvider time, ILogger<HttpEvidenceScan> log) : IEvidenceScan
{
    public const string ClientName = "evidence scan";

    /// <summary>Of one file: whoever sent it waits.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    public async Task<ScanVerdict> ScanAsync(EvidenceFile file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (options.Value.ScanUrl is not { } scanner)
        {
            return ScanVerdict.Clean;
        }

        var verdict = await AskAsync(scanner, content, cancellationToken);
        if (verdict != ScanVerdict.Clean)
        {
            Log.NotClean(log, file.Sha256, verdict);
        }

        return verdict;
    }

    private async Task<ScanVerdict> AskAsync(Uri scanner, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(Longest, time, cancellationToken);
        using var body = new ReadOnlyMemoryContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, scanner) { Content = body };
            using var answer = await clients
                .CreateClient(ClientName)
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            return answer.StatusCode switch
            {
                HttpStatusCode.OK or HttpStatusCode.NoContent => ScanVerdict.Clean,
                HttpStatusCode.NotAcceptable or HttpStatusCode.UnprocessableEntity => ScanVerdict.Refused,
                _ => ScanVerdict.Unknown,
            };
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return ScanVerdict.Unknown;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1461, LogLevel.Warning, "The scanner did not let file {Sha256} in: {Verdict}")]
        public static partial void NotClean(ILogger log, string sha256, ScanVerdict verdict);
    }
}
