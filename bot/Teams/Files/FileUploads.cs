using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using McaBot.Platform;
using McaBot.Platform.Http;

namespace McaBot.Teams.Files;

/// <summary>Puts bytes where Teams prepared a place for them: an upload session of OneDrive, whose address is a secret.</summary>
/// <remarks>https://learn.microsoft.com/onedrive/developer/rest-api/api/driveitem_createuploadsession</remarks>
internal sealed partial class FileUploads(IHttpClientFactory clients, FileHosts hosts, TimeProvider time, ILogger<FileUploads> log)
{
    /// <summary>OneDrive wants multiples of 320 KiB, and less than 60 MiB.</summary>
    public const int PieceBytes = 16 * 320 * 1024;

    private const int LeastPieceBytes = 320 * 1024;
    private const int MaxTries = 3;
    private static readonly TimeSpan LongestPiece = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(300);

    /// <summary>Goes on where the session stands, piece by piece; on a slow line in smaller ones.</summary>
    /// <param name="read">Gives that many bytes from there on.</param>
    public async Task<UploadResult> PutAsync(
        string? uploadUrl, long size, Func<long, int, CancellationToken, Task<ReadOnlyMemory<byte>>> read,
        CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(uploadUrl, UriKind.Absolute, out var session) || !hosts.Admits(session))
        {
            return UploadResult.HostNotAllowed;
        }

        var (from, length, tries, unsure) = (0L, PieceBytes, 0, 0L);
        while (from < size)
        {
            var piece = await read(from, (int)Math.Min(length, size - from), cancellationToken);
            var (status, body) = await PutPieceAsync(session, piece, from, size, cancellationToken);
            tries++;
            if (status is HttpStatusCode.OK or HttpStatusCode.Created)
            {
                return UploadResult.Done;
            }

            // A session ends with its last piece: where only the answer to that one was lost, it is no more.
            if (status == HttpStatusCode.NotFound && unsure == size)
            {
                return UploadResult.Done;
            }

            var next = status switch
            {
                HttpStatusCode.Accepted => NextIn(body) ?? from + piece.Length,
                HttpStatusCode.RequestedRangeNotSatisfiable => await NextAsync(session, cancellationToken),
                _ => null,
            };
            if (next > from && next < size)
            {
                (from, tries) = (next.Value, 0);
                continue;
            }

            var mayTryAgain =
                status is null or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;
            if (!mayTryAgain || tries == MaxTries)
            {
                Log.NotTaken(log, (int?)status ?? 0, tries);
                return UploadResult.Failed;
            }

            if (status is null or HttpStatusCode.RequestTimeout)
            {
                unsure = from + piece.Length;
            }

            if (status == HttpStatusCode.RequestTimeout)
            {
                length = Math.Max(LeastPieceBytes, length / 2 / LeastPieceBytes * LeastPieceBytes);
            }

            await Task.Delay(BetweenTries * tries, time, cancellationToken);
        }

        return UploadResult.Failed;
    }

    private Task<(HttpStatusCode? Status, string Body)> PutPieceAsync(
        Uri session, ReadOnlyMemory<byte> piece, long from, long size, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, session) { Content = new ReadOnlyMemoryContent(piece) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Content.Headers.ContentRange = new ContentRangeHeaderValue(from, from + piece.Length - 1, size);
        return SendAsync(request, cancellationToken);
    }

    /// <returns>Which byte the session wants next; null where it does not say.</returns>
    private async Task<long?> NextAsync(Uri session, CancellationToken cancellationToken) =>
        NextIn((await SendAsync(new HttpRequestMessage(HttpMethod.Get, session), cancellationToken)).Body);

    /// <returns>No status when no answer came.</returns>
    private async Task<(HttpStatusCode? Status, string Body)> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(LongestPiece, time, cancellationToken);
        using var sent = request;
        try
        {
            using var answer = await clients
                .CreateClient(FilesServices.ClientName)
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            return (
                answer.StatusCode,
                answer.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.OK ? await TextOfAsync(answer.Content, deadline.Token) : "");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (HttpStatusCode.RequestTimeout, "");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // What it says may name the address.
            return (null, "");
        }
    }

    private static async Task<string> TextOfAsync(HttpContent content, CancellationToken cancellationToken)
    {
        const int most = 8192;
        await using var body = await content.ReadAsStreamAsync(cancellationToken);
        var bytes = new byte[most];
        var length = await body.ReadAtLeastAsync(bytes, most, throwOnEndOfStream: false, cancellationToken);
        return System.Text.Encoding.UTF8.GetString(bytes, 0, length);
    }

    /// <summary>"nextExpectedRanges": ["5242880-"].</summary>
    private static long? NextIn(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body.Length == 0 ? "null" : body);
            var range = json.RootElement.List("nextExpectedRanges").FirstOrDefault().Text();
            return long.TryParse(range?.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var next) ? next : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1311, LogLevel.Warning, "An upload stopped: status {Status} after {Tries} tries")]
        public static partial void NotTaken(ILogger log, int status, int tries);
    }
}
