using System.Net;

namespace McaBot.Teams;

/// <summary>A call the channel refused for its token is made once more with another one: it had no effect.</summary>
internal sealed class RefusedTokenHandler(TokenCredentialServiceClientCredentialsFactory tokens) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.Unauthorized
            || request.Headers.Authorization is not { } refused
            || await tokens.ReplaceAsync(refused, cancellationToken) is not { } another)
        {
            return answer;
        }

        answer.Dispose();
        request.Headers.Authorization = another;
        return await base.SendAsync(request, cancellationToken);
    }
}
