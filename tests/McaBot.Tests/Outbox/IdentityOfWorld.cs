using System.Text.Json;
using Azure.Core;
using Azure.Identity;
using McaBot.Sandbox;

namespace McaBot.Tests.Outbox;

/// <summary>
/// The managed identity of one world, for a bot within the test's process: Azure.Identity takes the endpoint from the environment, of which
/// a process has only one.
/// </summary>
internal sealed class IdentityOfWorld(SandboxWorld world) : TokenCredential, IDisposable
{
    private readonly HttpClient http = new();

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        var resource = requestContext.Scopes[0].Replace("/.default", "", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            $"{world.StandIns.IdentityEndpoint}?api-version=2019-08-01&client_id={world.Ids.AppId}&resource={Uri.EscapeDataString(resource)}");
        request.Headers.Add("X-IDENTITY-HEADER", world.StandIns.Identity.Header);
        using var answer = await http.SendAsync(request, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            throw new AuthenticationFailedException($"The identity's endpoint answered {(int)answer.StatusCode}.");
        }

        var token = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken)).RootElement;
        return new AccessToken(token.GetProperty("access_token").GetString()!, TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(1));
    }

    public void Dispose() => http.Dispose();
}
