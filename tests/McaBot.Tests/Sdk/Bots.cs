using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Rest;

namespace McaBot.Tests.Sdk;

internal static class Bots
{
    public static BotFrameworkAuthentication Authentication(
        TestIssuer issuer, ServiceClientCredentialsFactory? credentials = null, AuthenticationConfiguration? rules = null) =>
        new ConfigurationBotFrameworkAuthentication(
            Settings(("environment", "Development"), ("ToBotFromChannelOpenIdMetadataUrl", issuer.MetadataUrl)),
            credentials ?? new FakeCredentials(),
            rules);

    public static Activity Activity() =>
        new() { Type = "message", ChannelId = "msteams", ServiceUrl = TestIssuer.ServiceUrl };

    public static IConfiguration Settings(params (string Name, string? Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => setting.Value))
            .Build();
}

internal sealed class FakeCredentials : ServiceClientCredentialsFactory
{
    public int Created { get; private set; }

    public string? AppId { get; private set; }

    public string? Audience { get; private set; }

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) =>
        Task.FromResult(appId == TestIssuer.Bot);

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(
        string? appId, string? audience, string? loginEndpoint, bool validateAuthority, CancellationToken cancellationToken)
    {
        Created++;
        (AppId, Audience) = (appId, audience);
        return Task.FromResult<ServiceClientCredentials>(new TokenCredentials("t0ken"));
    }
}
