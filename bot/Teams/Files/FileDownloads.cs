using System.Buffers;
using System.Net;
using System.Security.Cryptography;
using McaBot.Platform;
using McaBot.Platform.Http;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace McaBot.Teams.Files;

/// <summary>
/// Reads what a person attached in the personal chat. Teams gives a link that needs no sign-in, so the link is a secret: it is asked
/// without credentials, from allowed hosts only, and never written down.
/// </summary>
internal sealed partial class FileDownloads(IHttpClientFactory clients, FileHosts hosts, TimeProvider time, ILogger<FileDownloads> log)
{
    /// <summary>For one file with redirects and a second try: whoever sent it waits.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private const int MaxRedirects = 3;
    private const int Buffer = 81_920;
    private static readonly TimeSpan BeforeSecondTry = TimeSpan.FromMilliseconds(400);

    /// <summary>The attachments that are files or pasted pictures; Teams attaches what was typed as well.</summary>
    public static IReadOnlyList<Attachment> In(Activity activity) =>
        [.. (activity.Attachments ?? []).Where(a => Is(a) || PastedPictures.Is(a))];

    /// <param name="maxBytes">Not one byte more is kept, whatever the far end says about the length.</param>
    public async Task<Download> ReadAsync(Attachment attachment, long maxBytes, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxBytes);
        if (!Is(attachment) || AddressIn(attachment.Content) is not { } address)
        {
            return Download.Refused(DownloadRefusal.NotAFile);
        }

        using var deadline = new Deadline(Longest, time, cancellationToken);
        try
        {
            var read = await ReadOnceAsync(address, attachment.Name, maxBytes, deadline.Token);
            if (read.Refusal == DownloadRefusal.Unavailable)
            {
                await Task.Delay(BeforeSecondTry, time, deadline.Token);
                read = await ReadOnceAsync(address, attachment.Name, maxBytes, deadline.Token);
            }

            if (read.Refusal is { } refusal)
            {
                Log.NotRead(log, refusal);
            }

            return read;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotRead(log, DownloadRefusal.Unavailable);
            return Download.Refused(DownloadRefusal.Unavailable);
        }
    }

    private static bool Is(Attachment attachment) =>
        string.Equals(attachment.ContentType, FileDownloadInfo.ContentType, StringComparison.OrdinalIgnoreCase);

    private static Uri? AddressIn(object? content) =>
        Uri.TryCreate(InboundJson.Text(content, "downloadUrl"), UriKind.Absolute, out var address) ? address : null;

    private async Task<Download> ReadOnceAsync(Uri address, string? name, long maxBytes, CancellationToken cancellationToken)
    {
        var client = clients.CreateClient(FilesServices.ClientName);
        try
        {
            for (var hop = 0; hop <= MaxRedirects; hop++)
            {
                if (!hosts.Admits(address))
                {
                    return Download.Refused(DownloadRefusal.HostNotAllowed);
                }

                using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                if ((int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308))
                {
                    return answer.StatusCode == HttpStatusCode.OK
                        ? await ReadBodyAsync(answer.Content, name, maxBytes, cancellationToken)
                        : Download.Refused(RefusalOf(answer.StatusCode));
                }

                if (answer.Headers.Location is not { } location)
                {
                    return Download.Refused(DownloadRefusal.Unavailable);
                }

                address = new Uri(address, location);
            }

            return Download.Refused(DownloadRefusal.Unavailable);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UriFormatException)
        {
            // What it says may name the link.
            return Download.Refused(DownloadRefusal.Unavailable);
        }
    }

    internal static DownloadRefusal RefusalOf(HttpStatusCode status) =>
        status
            is HttpStatusCode.TooManyRequests
                or HttpStatusCode.RequestTimeout
                or >= HttpStatusCode.InternalServerError
                or < HttpStatusCode.BadRequest
            ? DownloadRefusal.Unavailable
            : DownloadRefusal.Gone;

    internal static async Task<Download> ReadBodyAsync(HttpContent answer, string? name, long maxBytes, CancellationToken cancellationToken)
    {
        if (answer.Headers.ContentLength > maxBytes)
        {
            return Download.Refused(DownloadRefusal.TooLarge);
        }

        await using var body = await answer.ReadAsStreamAsync(cancellationToken);
        using var content = new MemoryStream((int)Math.Min(answer.Headers.ContentLength ?? 0, Buffer));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = ArrayPool<byte>.Shared.Rent(Buffer);
        try
        {
            while (await body.ReadAsync(piece, cancellationToken) is > 0 and var length)
            {
                if (content.Length + length > maxBytes)
                {
                    return Download.Refused(DownloadRefusal.TooLarge);
                }

                hash.AppendData(piece, 0, length);
                content.Write(piece, 0, length);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece, clearArray: true);
        }

        return content.Length == 0
        ? Download.Refused(DownloadRefusal.Empty)
        : new Download(
            new DownloadedFile(
                FileNames.Safe(name), content.GetBuffer().AsMemory(0, (int)content.Length),
                Convert.ToHexStringLower(hash.GetHashAndReset())));
    }

    private static partial class Log
    {
        [LoggerMessage(1301, LogLevel.Information, "An attached file was not read: {Refusal}")]
        public static partial void NotRead(ILogger log, DownloadRefusal refusal);
    }
}
