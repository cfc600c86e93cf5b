using System.Buffers;
using System.Net;
using System.Security.Cryptography;
using McaBot.Platform;
using McaBot.Platform.Settings;

namespace McaBot.PartnerCenter.Agreements;

/// <summary>
/// Downloads the agreement's document from where Partner Center says, without a token and within bounds, and keeps its SHA-256 alone. The
/// address holds a signature: it goes into no log and no exception.
/// </summary>
internal sealed class AgreementDocuments(
    IHttpClientFactory clients, IOptions<PartnerCenterOptions> options, TimeProvider time)
{
    public const string ClientName = "agreement-document";
    private const int AtOnce = 64 * 1024;

    /// <param name="limit">For the whole download.</param>
    public async Task<HashedDocument> HashAsync(string? address, TimeSpan limit, CancellationToken cancellationToken)
    {
        // This machine counts only where Partner Center itself is played there.
        if (!Uri.TryCreate(address, UriKind.Absolute, out var where) || !SecureAddress.Is(where, options.Value.BaseUrl.IsLoopback))
        {
            return HashedDocument.Failed(AgreementProblem.Unreadable);
        }

        using var deadline = new Deadline(limit, time, cancellationToken);
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var answer = await client.GetAsync(where, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            return ProblemOf(answer.StatusCode) is { } problem
                ? HashedDocument.Failed(problem)
                : await HashAsync(answer.Content, deadline.Token);
        }
        catch (OperationCanceledException)
        {
            return HashedDocument.Failed(AgreementProblem.TimedOut);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return HashedDocument.Failed(AgreementProblem.Unavailable);
        }
    }

    private async Task<HashedDocument> HashAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var most = options.Value.AgreementMaxBytes;
        if (content.Headers.ContentLength > most)
        {
            return HashedDocument.Failed(AgreementProblem.TooLarge);
        }

        await using var body = await content.ReadAsStreamAsync(cancellationToken);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(AtOnce);
        try
        {
            var length = 0;
            for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                length += read;
                if (length > most)
                {
                    return HashedDocument.Failed(AgreementProblem.TooLarge);
                }

                hash.AppendData(buffer, 0, read);
            }

            return length == 0
                ? HashedDocument.Failed(AgreementProblem.NotFound)
                : new HashedDocument(Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static AgreementProblem? ProblemOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.OK => null,
        HttpStatusCode.NotFound or HttpStatusCode.Gone => AgreementProblem.NotFound,
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => AgreementProblem.Refused,
        HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError =>
            AgreementProblem.Unavailable,
        _ => AgreementProblem.Unreadable,
    };
}
