using Microsoft.Bot.Connector.Authentication;
using Microsoft.Rest;

namespace McaBot.Tests.Teams.Channel;

internal sealed class FakeCredentials : ServiceClientCredentialsFactory
{
    private readonly ServiceClientCredentials signer = new TokenCredentials("t0ken");

    public int Created { get; private set; }

    public string? AppId { get; private set; }

    public string? Audience { get; private set; }

    public bool IsDisabled { get; init; }

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) =>
        Task.FromResult(appId == TestIssuer.Bot);

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(IsDisabled);

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(
        string? appId, string? audience, string? loginEndpoint, bool validateAuthority, CancellationToken cancellationToken)
    {
        Created++;
        (AppId, Audience) = (appId, audience);
        return Task.FromResult(signer);
    }
}
