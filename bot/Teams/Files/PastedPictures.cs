using System.Net;
using McaBot.Platform;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace McaBot.Teams.Files;

/// <summary>
/// Reads a picture a person pasted among the words. Teams keeps it at the connector, which asks for the bot's token: so it is asked for at
/// the hosts that answers may go to, under the path of attachments, and no redirect is followed.
/// </summary>
internal sealed partial class PastedPictures(
    IHttpClientFactory clients, ServiceClientCredentialsFactory credentials, ActivityGate gate, IOptions<MicrosoftAppOptions> bot,
    TimeProvider time, ILogger<PastedPictures> log)
{
    public const string ClientName = "pictures";

    private const string Kind = "image/";
    private static readonly TimeSpan BeforeSecondTry = TimeSpan.FromMilliseconds(400);

    public static bool Is(Attachment attachment) =>
        attachment.ContentType?.StartsWith(Kind, StringComparison.OrdinalIgnoreCase) == true
        && !string.IsNullOrEmpty(attachment.ContentUrl);

    /// <param name="maxBytes">Not one byte more is kept, whatever the connector says about the length.</param>
    public async Task<Download> ReadAsync(Attachment picture, long maxBytes, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxBytes);
        var read = await ReadBoundedAsync(picture, maxBytes, cancellationToken);
        if (read.Refusal is { } refusal)
        {
            Log.NotRead(log, refusal);
        }

        return read;
    }

    private async Task<Download> ReadBoundedAsync(Attachment picture, long maxBytes, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(picture.ContentUrl, UriKind.Absolute, out var address)
            || !gate.Admits(picture.ContentUrl)
            || !IsPlace(address.AbsolutePath.Split('/')))
        {
            return Download.Refused(DownloadRefusal.HostNotAllowed);
        }

        using var deadline = new Deadline(FileDownloads.Longest, time, cancellationToken);
        try
        {
            var read = await ReadOnceAsync(address, maxBytes, deadline.Token);
            if (read.Refusal == DownloadRefusal.Unavailable)
            {
                await Task.Delay(BeforeSecondTry, time, deadline.Token);
                read = await ReadOnceAsync(address, maxBytes, deadline.Token);
            }

            return read;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Download.Refused(DownloadRefusal.Unavailable);
        }
    }

    /// <summary>Nothing else is asked for with the bot's token.</summary>
    private static bool IsPlace(string[] path) => path is [.., "v3", "attachments", { Length: > 0 }, "views", { Length: > 0 }];

    private async Task<Download> ReadOnceAsync(Uri address, long maxBytes, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            var (id, audience) = (bot.Value.MicrosoftAppId?.ToString("D"), bot.Value.ToChannelFromBotOAuthScope);
            var signer = await credentials.CreateCredentialsAsync(id, audience, null, validateAuthority: true, cancellationToken);
            await signer.ProcessHttpRequestAsync(request, cancellationToken);
            using var client = clients.CreateClient(ClientName);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK
                ? await FileDownloads.ReadBodyAsync(answer.Content, null, maxBytes, cancellationToken)
                : Download.Refused(FileDownloads.RefusalOf(answer.StatusCode));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or Azure.Identity.AuthenticationFailedException)
        {
            // What it says may name the address.
            return Download.Refused(DownloadRefusal.Unavailable);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1302, LogLevel.Information, "A pasted picture was not read: {Refusal}")]
        public static partial void NotRead(ILogger log, DownloadRefusal refusal);
    }
}
